package io.pgconvoy.compat.archive;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.archive.ArchiveReading.Restored;
import io.pgconvoy.compat.dump.Difference;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Stock's archives as few people make them: pgconvoy lists, prints, verifies and restores them as pg_restore does. */
@Execution(ExecutionMode.CONCURRENT)
class UnusualArchivesTest {
    /** The oldest release, and one that knows every compression; -Dpgconvoy.majors=13,15,17,18,19 takes them all. */
    private static final List<Integer> MAJORS = Arrays.stream(
                    System.getProperty("pgconvoy.majors", "13,18").split(","))
            .map(Integer::valueOf)
            .toList();

    /** Custom archives through a pipe have no positions in their tables of contents. */
    private static final List<String> THROUGH_A_PIPE =
            List.of("-Fc", "-Fc -Z0 --inserts", "-Fc -a --blobs", "-Fc -n app --blobs", "-Ft --inserts --blobs");

    private static final List<String> TO_A_FILE = List.of(
            "-Fc --blobs -Z 0 --no-sync",
            "-Fc --column-inserts --rows-per-insert=7 --on-conflict-do-nothing",
            "-Fc --load-via-partition-root --disable-dollar-quoting",
            "-Fc -s -b",
            "-Fc -Z9 -E SQL_ASCII --quote-all-identifiers",
            "-Fd --no-sync -j3",
            "-Fd -Z0 --inserts --load-via-partition-root",
            "-Ft --blobs",
            "-Ft -a --load-via-partition-root --column-inserts");

    /** Directories with zstd or lz4 are not here: 19rc1 cannot read its own empty large objects in them. */
    private static final List<String> TO_A_FILE_SINCE_16 =
            List.of("-Fc -Zzstd --rows-per-insert=100", "-Fc -Zlz4 --inserts");

    private static final Pattern VARYING =
            Pattern.compile("(?m)^(-- Completed on|-- Started on|; Archive created at).*$");

    /** Programs name themselves. */
    private static final Pattern PROGRAM = Pattern.compile("(?m)^(.*/)?(pg_restore|pgconvoy): ");

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicContainer> archivesThroughAPipe() {
        return containers((server, tools) -> THROUGH_A_PIPE.stream()
                .map(options -> dynamicTest(options, () -> {
                    Path archive = archive(server, "piped " + options);
                    Files.write(archive, dump(server, tools, options).silent("pg_dump " + options));
                    assertReadAlike(server, tools, archive, options);
                }))
                .toList());
    }

    @TestFactory
    List<DynamicContainer> archivesWithUnusualOptions() {
        return containers((server, tools) -> Stream.concat(
                        TO_A_FILE.stream(), server.major() >= 16 ? TO_A_FILE_SINCE_16.stream() : Stream.of())
                .map(options -> dynamicTest(options, () -> {
                    Path archive = archive(server, options);
                    dump(server, tools, options, "-f", archive.toString()).silent("pg_dump " + options);
                    assertReadAlike(server, tools, archive, options);
                }))
                .toList());
    }

    /** Since 16, stock's custom archives then end with a second table of contents: it appends to what has been written. */
    @TestFactory
    List<DynamicContainer> archivesThatAShellHasRedirectedToAFile() {
        return containers((server, tools) -> Stream.of("-Fc", "-Fc -Z0 -O", "-Ft")
                .map(options -> dynamicTest(options, () -> {
                    Path archive = archive(server, "redirected " + options);
                    tools.runInto(archive, "pg_dump", dumpArguments(server, options))
                            .silent("pg_dump " + options);
                    assertReadAlike(server, tools, archive, options);
                }))
                .toList());
    }

    /** A file is looked for under its own name, then with the suffix of each compression; so is toc.dat. */
    @TestFactory
    List<DynamicContainer> directoriesWhoseFilesSomebodyHasRepacked() {
        return containers((server, tools) -> {
            List<DynamicTest> tests = new ArrayList<>();
            for (String options : List.of("-Fd", "-Fd -Z0")) {
                tests.add(dynamicTest(options, () -> {
                    Path archive = archive(server, "repacked " + options);
                    dump(server, tools, options, "-f", archive.toString()).silent("pg_dump " + options);
                    List<String> suffixes =
                            server.major() >= 16 ? List.of("", ".gz", ".lz4", ".zst") : List.of("", ".gz");
                    repack(archive, suffixes);
                    assertReadAlike(server, tools, archive, options);
                }));
            }
            return tests;
        });
    }

    private static void repack(Path directory, List<String> suffixes) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.sorted().toList();
        }
        int next = 0;
        for (Path file : files) {
            String suffix = suffixes.get(next++ % suffixes.size());
            run(file, "[ \"${1%.gz}\" = \"$1\" ] || gunzip \"$1\"");
            Path plain = file.resolveSibling(file.getFileName().toString().replace(".gz", ""));
            switch (suffix) {
                case ".gz" -> run(plain, "gzip \"$1\"");
                case ".lz4" -> run(plain, "lz4 -q --rm \"$1\" \"$1.lz4\"");
                case ".zst" -> run(plain, "zstd -q --rm \"$1\"");
                default -> {}
            }
        }
    }

    private static void run(Path file, String script) throws Exception {
        int status = new ProcessBuilder("sh", "-c", script, "sh", file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, status, script + " " + file);
    }

    private static void assertReadAlike(StockServer server, StockTools tools, Path archive, String options)
            throws Exception {
        List<List<String>> printing = List.of(
                List.of("-l"),
                List.of("-l", "-v"),
                List.of("-f", "-"),
                List.of("-f", "-", "-v"),
                List.of("-f", "-", "-c", "-C", "--if-exists"),
                List.of("-f", "-", "-a"),
                List.of("-f", "-", "-n", "app", "-t", "quoted", "-t", "rows"));
        assertAll(printing.stream().map(how -> () -> assertPrintedAlike(tools, archive, how)));
        if (Files.isRegularFile(archive)) {
            assertEquals(
                    text(Pgconvoy.run(restore(tools, List.of("-f", "-"), archive)), "restore"),
                    text(fromInput(tools, archive), "restore from standard input"));
        }
        assertListedAndGood(tools, archive);
        assertRestoredAlike(server, tools, archive, options);
    }

    private static void assertPrintedAlike(StockTools tools, Path archive, List<String> how) {
        List<String> arguments = new ArrayList<>(how);
        if (tools.major() >= 15 && !how.contains("-l")) {
            arguments.add("--restrict-key=KEY");
        }
        arguments.add(archive.toString());
        ToolRun stock = tools.run("pg_restore", arguments);
        ToolRun ours = Pgconvoy.run(restore(tools, how, archive));
        assertEquals(text(stock, "pg_restore"), text(ours, "pgconvoy restore"), () -> how + " of " + archive);
        assertEquals(said(stock), said(ours), () -> how + " of " + archive);
    }

    private static List<String> restore(StockTools tools, List<String> how, Path archive) {
        List<String> arguments = new ArrayList<>(List.of("restore", "--compat", tools.release()));
        arguments.addAll(how);
        if (tools.major() >= 15 && !how.contains("-l")) {
            arguments.add("--restrict-key=KEY");
        }
        arguments.add(archive.toString());
        return arguments;
    }

    private static ToolRun fromInput(StockTools tools, Path archive) throws IOException {
        List<String> arguments = new ArrayList<>(restore(tools, List.of("-f", "-"), archive));
        arguments.remove(arguments.size() - 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(archive)) {
            int exit = Main.run(
                    arguments.toArray(String[]::new),
                    Map.of(),
                    in,
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            return new ToolRun(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
        }
    }

    private static void assertListedAndGood(StockTools tools, Path archive) {
        assertEquals(
                text(tools.run("pg_restore", List.of("-l", archive.toString())), "pg_restore -l"),
                text(Pgconvoy.run(List.of("list", "--format=pg_restore", archive.toString())), "pgconvoy list"));
        String all = text(tools.run("pg_restore", List.of("-l", "-v", archive.toString())), "pg_restore -l -v");
        ToolRun json = Pgconvoy.run(List.of("list", "--format=json", archive.toString()));
        assertEquals(
                all.lines().filter(line -> line.matches("\\d+;.*")).count(),
                Pattern.compile("\"dumpId\"").matcher(json.text()).results().count());
        ToolRun verify = Pgconvoy.run(List.of("verify", archive.toString()));
        verify.succeeded("verify");
        assertTrue(verify.stderr().contains(" is good: "), verify::stderr);
    }

    /** In any order: enumerated values are hashed by their OIDs, so each database puts them in other partitions. */
    private static void assertRestoredAlike(StockServer server, StockTools tools, Path archive, String options)
            throws SQLException {
        ArchiveReading stock = new ArchiveReading(tools, false);
        ArchiveReading ours = new ArchiveReading(tools, true);
        Restored expected = stock.restore(server, archive);
        Restored serial = ours.restore(server, archive);
        assertEquals(expected.errors(), serial.errors(), serial::said);
        assertSame(expected.sorted(), serial.sorted(), "restored from " + archive);
        if (!options.startsWith("-Ft") && expected.errors() == 0) {
            Restored parallel = ours.restore(server, archive, "-j4");
            assertEquals(0, parallel.errors(), parallel::said);
            assertSame(expected.sorted(), parallel.sorted(), "restored on four sessions from " + archive);
        }
    }

    private static void assertSame(List<String> expected, List<String> actual, String what) {
        Difference difference = Difference.between(expected, actual);
        assertTrue(difference.isNone(), () -> what + "\n" + difference.shown());
    }

    private static String text(ToolRun run, String what) {
        run.succeeded(what);
        return VARYING.matcher(new String(run.stdout(), StandardCharsets.ISO_8859_1))
                .replaceAll("$1");
    }

    private static String said(ToolRun run) {
        return PROGRAM.matcher(run.stderr()).replaceAll("program: ");
    }

    private Path archive(StockServer server, String name) {
        return folder.resolve(server.major() + name.replaceAll("[^A-Za-z0-9-]", ""));
    }

    private static ToolRun dump(StockServer server, StockTools tools, String options, String... more) {
        return tools.run("pg_dump", dumpArguments(server, options, more));
    }

    private static List<String> dumpArguments(StockServer server, String options, String... more) {
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.addAll(Arrays.asList(options.split(" ")));
        arguments.addAll(Arrays.asList(more));
        arguments.add(FixtureServer.of(server).database(unusual()));
        return arguments;
    }

    private static Fixture unusual() {
        try {
            return Fixture.ofScript(
                    Path.of(Objects.requireNonNull(UnusualArchivesTest.class.getResource("/archive/unusual.sql"))
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Tests {
        List<DynamicTest> of(StockServer server, StockTools tools);
    }

    private static List<DynamicContainer> containers(Tests tests) {
        return Stock.ofThisRun().serversWithTools(MAJORS).stream()
                .map(server -> dynamicContainer(
                        "server " + server.major(), tests.of(server, StockArchives.tools(server.major()))))
                .toList();
    }
}
