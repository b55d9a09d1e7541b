package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in bin, in a checkout whose build is already there: a jar that only names this test's class path. */
class LauncherTest {
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
        Files.createFile(build.resolve(".built"));
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

    /** A heap smaller than the young generation makes the virtual machine warn. */
    @Test
    void standardOutputBelongsToTheProgram() throws Exception {
        Ran ran = run(Map.of("PGCONVOY_JAVA_OPTS", "-Xmx32m"), script, "--version");
        assertEquals(new Ran(0, run(Map.of(), script, "--version").out(), ""), ran);
        assertTrue(ran.out().startsWith("pgconvoy "), ran.out());
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
