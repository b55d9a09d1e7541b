package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Restores whose server is stopped and started in the middle of a table's rows. */
@Timeout(300)
class RestartedServerTest {
    private static final String SETUP = """
        CREATE TABLE first AS SELECT g AS id FROM generate_series(1, 1000) g;
        CREATE FUNCTION slow(int) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN IF $1 = 900 THEN PERFORM pg_sleep(3); END IF; RETURN true; END $$;
        CREATE TABLE rows (id int CHECK (slow(id)), filler text);
        INSERT INTO rows SELECT g, repeat('x', 1000) FROM generate_series(1, 1000) g WHERE g <> 900;
        INSERT INTO rows VALUES (900, 'slow');
        CREATE INDEX ON rows (filler);
        CREATE TABLE the_end AS SELECT g AS id FROM generate_series(1, 1000) g
        """;

    private static final String COUNTS = "SELECT (SELECT count(*) FROM first) * 1000000"
            + " + (SELECT count(*) FROM rows) * 1000 + (SELECT count(*) FROM the_end) / 100";

    private static PrivateServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws SQLException {
        server = Stock.ofThisRun()
                .start(18, new PrivateServer.Setup(List.of(), List.of(), Map.of()))
                .orElseThrow();
        server.createDatabase("source");
        server.execute("source", SETUP);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"fast, -j1", "immediate, -j1", "fast, -j3", "immediate, -j3", "fast, --transaction-size=3"})
    void anArchiveIsGoneOnWith(String mode, String how) throws Exception {
        Path journal = folder.resolve("journal");
        ToolRun run = interrupted(mode, dump("-Fc"), how, "--journal", journal.toString());
        assertTrue(run.stderr().contains("the restore is not complete: "), run.stderr());
        assertTrue(run.stderr().contains("under way (TABLE DATA public.rows"), run.stderr());
        assertTrue(run.stderr().contains("The same command with --resume goes on."), run.stderr());
        restore(dump("-Fc"), how, "--journal", journal.toString(), "--resume").silent("resume");
        assertEquals(1_001_000_010L, number("target", COUNTS));
        assertFalse(Files.exists(journal));
    }

    @ParameterizedTest
    @CsvSource({"fast, -Fc", "immediate, -Fc", "fast, -Fp", "immediate, -Fp"})
    void aSingleTransactionLeavesNothing(String mode, String format) throws Exception {
        ToolRun run = interrupted(mode, dump(format), "--single-transaction");
        assertTrue(run.stderr().contains("public.rows") || run.stderr().contains(", line "), run.stderr());
        assertEquals(0, number("target", "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
        restore(dump(format), "--single-transaction").silent("restore");
        assertEquals(1_001_000_010L, number("target", COUNTS));
    }

    @ParameterizedTest
    @CsvSource({"fast", "immediate"})
    void ofAScriptTheLineIsTold(String mode) throws Exception {
        Path script = dump("-Fp");
        ToolRun run = interrupted(mode, script);
        List<String> lines = Files.readAllLines(script);
        int copy = lines.indexOf("COPY public.rows (id, filler) FROM stdin;") + 1;
        assertTrue(run.stderr().contains("Working on: " + script + ", line " + copy + "\n"), run.stderr());
        assertEquals(
                1, run.stderr().lines().filter(line -> line.contains("error: ")).count(), run.stderr());
    }

    /** A restore whose server is restarted while it takes rows: it fails, with one error. */
    private ToolRun interrupted(String mode, Path archive, String... options) throws Exception {
        server.dropDatabase("target");
        server.createDatabase("target");
        server.execute("postgres", "CHECKPOINT");
        CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> restore(archive, options));
        String copying = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'target'"
                + " AND query LIKE 'COPY public.rows%' AND wait_event = 'PgSleep'";
        while (number("postgres", copying) == 0) {
            assertFalse(run.isDone(), () -> run.join().stderr());
            Thread.sleep(20);
        }
        server.restart(mode);
        ToolRun ended = run.join();
        assertEquals(1, ended.exit(), ended.stderr());
        assertEquals(
                1,
                ended.stderr().lines().filter(line -> line.contains("error: ")).count(),
                ended.stderr());
        assertFalse(ended.stderr().contains("\tat "), ended.stderr());
        return ended;
    }

    private Path dump(String format) {
        Path archive = folder.resolve("dump" + format);
        List<String> arguments = new ArrayList<>(List.of("dump", format, "-f", archive.toString()));
        arguments.addAll(server.connectionArguments());
        arguments.add("source");
        Pgconvoy.run(arguments).silent("dump");
        return archive;
    }

    private static ToolRun restore(Path archive, String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore", "-d", "target"));
        arguments.addAll(server.connectionArguments());
        arguments.addAll(List.of(options));
        arguments.add(archive.toString());
        return Pgconvoy.run(arguments);
    }

    private static long number(String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
