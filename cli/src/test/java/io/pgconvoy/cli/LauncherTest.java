package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in bin, in a checkout whose build is already there: a jar that only names this test's class path. */
class LauncherTest {
    private static final @Nullable Java NEWER;

    static {
        try {
            NEWER = Java.newer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TempDir
    Path checkout;

    private Path script;

    @BeforeEach
    void layOut() throws IOException {
        script = checkout.resolve("bin/pgconvoy");
        Files.createDirectories(script.getParent());
        Files.copy(Path.of("..", "bin", "pgconvoy"), script);
        assertTrue(script.toFile().setExecutable(true));
        Path build = Files.createDirectories(checkout.resolve("cli/target/quick"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream file = Files.newOutputStream(build.resolve("pgconvoy-cli.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.finish();
        }
        for (String java : List.of(System.getProperty("java.version"), NEWER == null ? "none" : NEWER.version())) {
            // Empty ones are passed over, and spare the training that makes them.
            Files.write(build.resolve("classes-" + java + ".jsa"), new byte[0]);
            Files.write(build.resolve("classes-" + java + ".aot"), new byte[0]);
        }
        Files.createFile(build.resolve(".built"));
    }

    /** A Java virtual machine that warns of more than this one does, where there is one beside it. */
    private record Java(Path home, String version) {
        static @Nullable Java newer() throws IOException {
            Path all = Path.of("/usr/lib/jvm");
            if (!Files.isDirectory(all)) {
                return null;
            }
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(all)) {
                for (Path home : homes) {
                    Path release = home.resolve("release");
                    Matcher version = Pattern.compile("JAVA_VERSION=\"((\\d+)[^\"]*)\"")
                            .matcher(Files.exists(release) ? text(release) : "");
                    if (version.find() && Integer.parseInt(version.group(2)) >= 25) {
                        return new Java(home, version.group(1));
                    }
                }
            }
            return null;
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    private Ran run(Map<String, String> variables, Path program, String... args)
            throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(program.toString());
        process.command().addAll(Arrays.asList(args));
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().putAll(variables);
        Path out = checkout.resolve("out");
        Path err = checkout.resolve("err");
        int status = process.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ran(status, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Java would pass over what was made for another jar without a word. */
    @Test
    void whatWasMadeForAnotherJarIsMadeAnewOnce() throws Exception {
        Path jar = checkout.resolve("cli/target/quick/pgconvoy-cli.jar");
        FileTime before =
                FileTime.from(Files.getLastModifiedTime(jar).toInstant().minusSeconds(9));
        for (String kind : List.of(".jsa", ".aot")) {
            String classes = "classes-" + System.getProperty("java.version") + kind;
            Files.setLastModifiedTime(jar.resolveSibling(classes), before);
        }
        Ran first = run(Map.of(), script, "--version");
        assertTrue(first.err().contains("getting ready for Java"), first.err());
        assertEquals(new Ran(0, first.out(), ""), run(Map.of(), script, "--version"));
    }

    /** A heap smaller than the young generation makes the virtual machine warn. */
    @Test
    void standardOutputBelongsToTheProgram() throws Exception {
        Ran ran = run(Map.of("PGCONVOY_JAVA_OPTS", "-Xmx32m"), script, "--version");
        assertEquals(new Ran(0, run(Map.of(), script, "--version").out(), ""), ran);
        assertTrue(ran.out().startsWith("pgconvoy "), ran.out());
    }

    /** Without an old generation, Java collects all the time, and from 25 on it does not start with its cache. */
    @Test
    void aSmallHeapIsNotAllForNewObjects() throws Exception {
        Ran ran = run(Map.of("PGCONVOY_JAVA_OPTS", "-Xmx64m -XX:+PrintCommandLineFlags"), script, "--version");
        String flags = ran.out() + ran.error();
        assertTrue(2 * flag(flags, "MaxNewSize") < flag(flags, "MaxHeapSize"), flags);
    }

    @Test
    void temporaryFilesAreWhereTmpdirSays() throws Exception {
        Map<String, String> variables =
                Map.of("TMPDIR", "/over/there", "PGCONVOY_JAVA_OPTS", "-XshowSettings:properties");
        Ran ran = run(variables, script, "--version");
        String said = ran.out() + ran.err();
        assertTrue(said.contains("java.io.tmpdir = /over/there"), said);
    }

    /** Whatever Java opened first was read as an archive, closed behind that, and Java crashed. */
    @Test
    void descriptorsThatAreClosedAreNobodyElses() throws Exception {
        Ran noInput = shell("\"$0\" verify <&-");
        assertEquals(1, noInput.status(), noInput.err());
        assertEquals(
                "pgconvoy: error: could not read from input file \"standard input\": Bad file descriptor\n",
                noInput.err());
        Ran noOutput = shell("\"$0\" --version >&-");
        assertEquals("pgconvoy: error: could not write to standard output: Bad file descriptor\n", noOutput.err());
        assertEquals(1, noOutput.status());
        assertEquals(1, shell("\"$0\" nonsense 2>&-").status());
    }

    @Test
    void whatCannotBePrintedIsNoSuccess() throws Exception {
        Ran full = shell("\"$0\" --version >/dev/full");
        assertEquals("pgconvoy: error: could not write to standard output: No space left on device\n", full.err());
        assertEquals(1, full.status());
        Ran enough = shell("{ \"$0\" --help; echo $? >&2; } | true");
        assertTrue(List.of("0\n", "1\n").contains(enough.err()), enough.err());
    }

    private Ran shell(String command) throws Exception {
        return run(Map.of(), Path.of("/bin/sh"), "-c", command, script.toString());
    }

    private static long flag(String flags, String name) {
        Matcher value = Pattern.compile("-XX:" + name + "=(\\d+)").matcher(flags);
        assertTrue(value.find(), flags);
        return Long.parseLong(value.group(1));
    }

    @Test
    void aNewerJavaHasNothingToWarnOf() throws Exception {
        assumeTrue(NEWER != null, "no Java 25 or newer in /usr/lib/jvm");
        Path empty = Files.createFile(checkout.resolve("empty.dump"));
        Ran ran = run(Map.of("JAVA_HOME", NEWER.home().toString()), script, "list", empty.toString());
        assertEquals(Ran.pgconvoy("list", empty.toString()), ran);
        assertEquals(1, ran.status());
    }

    @Test
    void aClassArchiveThatIsNoneIsPassedOver() throws Exception {
        Path build = checkout.resolve("cli/target/quick");
        for (String suffix : List.of(".jsa", ".aot")) {
            Files.writeString(build.resolve("classes-" + System.getProperty("java.version") + suffix), "no classes\n");
        }
        assertEquals(Ran.pgconvoy("--version"), run(Map.of(), script, "--version"));
    }

    @Test
    void aLinkWithAStockNameTakesThatToolsCommandLine() throws Exception {
        Path link = Files.createSymbolicLink(checkout.resolve("bin/pg_dump"), Path.of("pgconvoy"));
        Ran ran = run(Map.of("PGCONVOY_COMPAT", "18"), link, "-V");
        assertEquals(0, ran.status());
        assertTrue(ran.out().startsWith("pg_dump (PostgreSQL) 18"), ran.out());
    }

    @Test
    void argumentsAndExitStatusPassUnchanged() throws Exception {
        Ran ran = run(Map.of(), script, "dump", "--no such option", "$HOME *");
        assertEquals(Ran.pgconvoy("dump", "--no such option", "$HOME *"), ran);
        assertEquals(1, ran.status());
    }

    @Test
    void aMissingJavaIsNamed() throws Exception {
        Ran ran = run(Map.of("JAVA_HOME", "/no/java"), script, "--version");
        assertEquals(new Ran(1, "", "pgconvoy: JAVA_HOME is /no/java, which has no bin/java\n"), ran);
    }
}
