package io.pgconvoy.compat.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.dump.PlainText;
import io.pgconvoy.compat.parallel.Database;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole dumps into a store and back, by the command line. */
@Timeout(300)
class DumpToS3Test {
    private static final String ADDRESS = S3Server.address("backups/dump");

    private static S3Server store;
    private static Database source;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        store = S3Server.start();
        String contents = Database.CONTENTS.replace("120000", "20000").replace("900", "200");
        source = Database.create(Stock.ofThisRun().server(18).orElseThrow(), "s3_source", contents);
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
    }

    @AfterEach
    void nothingUnfinishedIsLeft() {
        assertEquals(List.of(), store.unfinished());
        store.empty();
    }

    @ParameterizedTest
    @CsvSource({"-Fc, none", "-Fc, gzip", "-Fd, zstd:1", "-Ft, none"})
    void archiveIsReadWhereItLies(String format, String compression) throws Exception {
        dump(format, "-Z", compression, "--manifest");
        String listed = run("list", "--format=pg_restore", ADDRESS).text();
        assertTrue(listed.contains("TABLE DATA public big"), listed);
        run("verify", ADDRESS).succeeded("verify");
        byte[] expected = Pgconvoy.run(source.command("dump", "-Fp")).silent("dump");
        byte[] actual = run("restore", "-f", "-", ADDRESS).silent("restore -f -");
        assertTrue(PlainText.of(expected).equals(PlainText.of(actual)), "the script differs");
        for (String jobs : List.of("1", "4")) {
            Database target = Database.create(source.server(), "s3_target", "SELECT 1;");
            ToolRun restored =
                    run(target.command("restore", "-j", jobs, ADDRESS).toArray(String[]::new));
            assertEquals("", restored.stderr());
            assertEquals(source.digest(), target.digest(), "-j " + jobs);
        }
    }

    @Test
    void customArchiveIsTheOneThatAFileWouldHoldWithAllItsOffsets() throws Exception {
        Database small = Database.create(source.server(), "s3_small", """
            CREATE TABLE one AS SELECT g FROM generate_series(1, 100) g;
            CREATE TABLE two AS SELECT g FROM generate_series(1, 200) g;
            """);
        Path file = folder.resolve("dump");
        Pgconvoy.run(small.command("dump", "-Fc", "-f", file.toString())).silent("dump");
        run(small.command("dump", "-Fc", "-f", ADDRESS).toArray(String[]::new)).silent("dump to S3");
        byte[] expected = Files.readAllBytes(file);
        byte[] actual = store.content("backups/dump");
        assertEquals(expected.length, actual.length);
        int differences = 0;
        for (int i = 0; i < actual.length; i++) {
            differences += expected[i] == actual[i] ? 0 : 1;
        }
        assertTrue(differences <= 2, differences + " bytes differ, which are more than seconds and minutes");
    }

    @Test
    void scriptsAndClustersAreWrittenToo() {
        dump("-Fp");
        byte[] expected = Pgconvoy.run(source.command("dump", "-Fp")).silent("dump");
        assertTrue(PlainText.of(expected).equals(PlainText.of(store.content("backups/dump"))), "the script differs");
        List<String> cluster = new ArrayList<>(List.of("dumpall", "--globals-only", "-f", S3Server.address("globals")));
        cluster.addAll(source.server().connectionArguments());
        run(cluster.toArray(String[]::new)).silent("dumpall");
        assertTrue(new String(store.content("globals"), UTF_8).contains("CREATE ROLE"));
    }

    @Test
    void stockNamesTakeAddressesTooWithSettingsFromTheEnvironment() {
        List<String> arguments = source.command("pg_dump", "-Fc", "-s", "-f", ADDRESS);
        run(arguments.toArray(String[]::new)).silent("pg_dump");
        assertTrue(run("pg_restore", "-l", ADDRESS).text().contains("TABLE public big"));
    }

    @Test
    void whatStoresAreToldArrivesThere() {
        dump("-Fc", "-s", "--s3-storage-class=STANDARD_IA", "--s3-checksum=sha256");
        var head = store.client()
                .headObject(request ->
                        request.bucket(S3Server.BUCKET).key("backups/dump").checksumMode("ENABLED"));
        assertEquals("STANDARD_IA", head.storageClassAsString());
        assertTrue(head.checksumSHA256() != null);
    }

    @ParameterizedTest
    @CsvSource({"-Fc", "-Fd"})
    void missingBucketIsOneLine(String format) {
        ToolRun run =
                run(source.command("dump", format, "-f", "s3://nowhere/dump").toArray(String[]::new));
        assertEquals(1, run.exit());
        assertEquals(1, run.stderr().lines().count(), run.stderr());
        assertTrue(run.stderr().endsWith("\"s3://nowhere/dump\": bucket \"nowhere\" does not exist\n"), run.stderr());
    }

    @Test
    void addressWithoutAKeyIsRefused() {
        ToolRun run = run(source.command("dump", "-f", "s3://bucket").toArray(String[]::new));
        assertEquals(1, run.exit());
        assertEquals(
                "pgconvoy: error: \"s3://bucket\" does not name an object: expected s3://BUCKET/KEY\n", run.stderr());
    }

    @ParameterizedTest
    @CsvSource({"TERM, -Fc", "INT, -Fd"})
    void signalLeavesNeitherObjectsNorUploads(String signal, String format) throws Exception {
        Process dump = startSlowDump(format);
        while (format.equals("-Fc")
                ? store.unfinished().isEmpty()
                : store.keys().isEmpty()) {
            assertTrue(dump.isAlive(), () -> errors(dump));
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-" + signal, String.valueOf(dump.pid()))
                .start()
                .waitFor();
        assertTrue(dump.waitFor(40, TimeUnit.SECONDS), "the dump goes on");
        assertEquals(1, dump.exitValue());
        // A dump that takes its time says how far it is.
        String said = errors(dump);
        assertEquals(1, said.lines().filter(line -> line.contains("error: ")).count(), said);
        assertTrue(said.lines().allMatch(line -> line.startsWith("pgconvoy: ")), said);
        assertEquals(List.of(), store.keys());
    }

    /** Of two tables, the first is dumped at once, and the second stops after ten megabytes. */
    private Process startSlowDump(String format) throws Exception {
        StockServer server = source.server();
        Database slow = Database.create(server, "s3_slow", """
            CREATE FUNCTION slow(int) RETURNS int LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_sleep(600); RETURN $1; END $$;
            CREATE TABLE a AS SELECT g AS id FROM generate_series(1, 10) g;
            CREATE TABLE rows (id int, filler text);
            INSERT INTO rows SELECT g, repeat('x', 1000) FROM generate_series(1, 14000) g;
            ALTER TABLE rows ENABLE ROW LEVEL SECURITY;
            ALTER TABLE rows FORCE ROW LEVEL SECURITY;
            CREATE POLICY slowly ON rows USING (id < 13000 OR slow(id) > 0);
            DO $$ BEGIN CREATE ROLE pgconvoy_walker LOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$;
            GRANT SELECT ON rows, a TO pgconvoy_walker
            """);
        // A build in the background ignores SIGINT, and so would what it starts.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(slow.command("dump", format, "-Z", "none", "--enable-row-security", "-f", ADDRESS));
        command.addAll(List.of("-U", "pgconvoy_walker"));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(variables());
        return process.start();
    }

    private static String errors(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), UTF_8);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private void dump(String... options) {
        List<String> arguments = new ArrayList<>(List.of("dump", "-f", ADDRESS));
        arguments.addAll(List.of(options));
        arguments.addAll(source.command());
        run(arguments.toArray(String[]::new)).silent("dump " + List.of(options));
    }

    private static ToolRun run(String... arguments) {
        return Pgconvoy.run(variables(), List.of(arguments));
    }

    private static Map<String, String> variables() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                store.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                S3Server.KEY,
                "AWS_SECRET_ACCESS_KEY",
                S3Server.SECRET,
                "PGCONVOY_S3_PART_SIZE",
                "5MB");
    }
}
