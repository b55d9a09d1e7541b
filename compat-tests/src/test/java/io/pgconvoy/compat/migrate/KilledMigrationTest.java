package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations whose process is ended from outside. */
@Timeout(300)
class KilledMigrationTest {
    /** Several parts of one table, of which a single row takes long; an index that takes long. */
    static final String SETUP = """
        CREATE FUNCTION slow(id int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$
        BEGIN
            IF id = 9000 AND current_database() LIKE '%\\_to' THEN PERFORM pg_sleep(3); END IF;
            RETURN true;
        END $$;
        CREATE TABLE big (id int CHECK (slow(id)), filler text);
        ALTER TABLE big ALTER filler SET STORAGE PLAIN;
        INSERT INTO big SELECT g, repeat(md5(g::text), 100) FROM generate_series(1, 10000) g;
        ALTER TABLE big ADD PRIMARY KEY (id);
        CREATE TABLE small (id int PRIMARY KEY, big_id int REFERENCES big);
        INSERT INTO small SELECT g, g FROM generate_series(1, 3000) g;
        CREATE FUNCTION slower(id int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$
        BEGIN
            IF id = 2000 AND current_database() LIKE '%\\_to' THEN PERFORM pg_sleep(3); END IF;
            RETURN id;
        END $$;
        CREATE INDEX small_slower ON small (slower(id));
        CREATE UNLOGGED TABLE loose (id int PRIMARY KEY);
        INSERT INTO loose SELECT g FROM generate_series(1, 1000) g;
        CREATE SEQUENCE numbers;
        SELECT setval('numbers', 17);
        """;

    static final String IN_ROWS = "query LIKE 'COPY public.big%' AND wait_event = 'PgSleep'";
    static final String IN_INDEX = "query LIKE 'CREATE INDEX%' AND wait_event = 'PgSleep'";

    /** Nothing else may write on the source's server: it tells that nothing has changed. */
    @ParameterizedTest
    @CsvSource({"KILL, rows", "TERM, rows", "KILL, index", "INT, index"})
    void aMigrationThatIsKilledIsGoneOnWithAsOfTheSameMoment(String signal, String where) throws Exception {
        try (PrivateServer source = privateServer()) {
            Migration migration = Migration.create(source, server(18), "killed_" + signal + where, SETUP);
            String errors = kill(migration, signal, where.equals("rows") ? IN_ROWS : IN_INDEX);
            if (!signal.equals("KILL")) {
                assertTrue(errors.contains("the migration is not complete: "), errors);
                assertTrue(errors.contains("The same command with --resume goes on."), errors);
            }
            assertTrue(migration.hasLedger());
            assertEquals(List.of(), namesOfLedger(migration.compare()), "compare sees the ledger");
            refusesToBeginAnew(migration);
            ToolRun resumed = migration.run("-j2", "--resume", "--verify");
            assertEquals("", resumed.stderr());
            assertEquals(0, resumed.exit(), resumed.text());
            assertTrue(resumed.text().contains("\nof one snapshot: "), resumed.text());
            assertEquals("", ResumedMigrationTest.equal(migration));
        }
    }

    private static List<String> namesOfLedger(ToolRun compared) {
        return compared.text().lines().filter(line -> line.contains("ledger")).toList();
    }

    private static void refusesToBeginAnew(Migration migration) {
        for (String option : List.of("-j2", "--clean")) {
            ToolRun anew = migration.run(option);
            assertEquals(1, anew.exit());
            assertTrue(
                    anew.stderr().contains("the target holds a migration that was interrupted (of database "),
                    anew.stderr());
        }
    }

    @Test
    void aSourceThatHasChangedIsGoneOnWithOnlyIfThatIsAskedFor() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "killed_changed", SETUP);
        kill(migration, "KILL", IN_ROWS);
        migration.source().execute(migration.from(), """
            UPDATE big SET filler = 'moved to the end' WHERE id % 3 = 0;
            DELETE FROM small WHERE id > 2500;
            INSERT INTO big SELECT g, 'new' FROM generate_series(20001, 20100) g;
            SELECT setval('numbers', 4711);
            """);
        ToolRun refused = migration.run("-j2", "--resume");
        assertEquals(1, refused.exit());
        assertTrue(refused.stderr().contains("snapshot is gone, and the source has changed since"), refused.stderr());
        assertTrue(migration.hasLedger());
        ToolRun resumed = migration.run("-j2", "--resume", "--not-consistent");
        assertEquals("", resumed.stderr());
        assertTrue(resumed.text().contains("not of one snapshot"), resumed.text());
        assertEquals("10100", migration.inTarget("SELECT count(*) FROM big"));
        assertEquals("4711", migration.inTarget("SELECT last_value FROM numbers"));
        assertEquals(
                "0",
                migration.inTarget(
                        "SELECT count(*) FROM big WHERE id % 3 = 0 AND id < 10000 AND filler <> 'moved to the end'"));
        assertFalse(migration.hasLedger());
    }

    @Test
    void whatIsAnotherMigrationIsNotGoneOnWith() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "killed_other", SETUP);
        ToolRun nothing = migration.run("--resume");
        assertTrue(nothing.stderr().contains("the target holds no migration that was interrupted"), nothing.stderr());
        kill(migration, "KILL", IN_ROWS);
        ToolRun others = migration.run("--resume", "--not-consistent", "--no-owner");
        assertTrue(others.stderr().contains("is not what the interrupted migration began with"), others.stderr());
        migration.source().execute(migration.from(), "ALTER TABLE small ADD more int");
        ToolRun changed = migration.run("--resume", "--not-consistent");
        assertTrue(changed.stderr().contains("is not what the interrupted migration began with"), changed.stderr());
        assertTrue(migration.hasLedger());
    }

    @Test
    void aMigrationThatStillRunsIsNotGoneOnWith() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "killed_running", SETUP);
        CompletableFuture<ToolRun> first = CompletableFuture.supplyAsync(() -> migration.run("-j2"));
        await(migration, IN_ROWS);
        ToolRun second = migration.run("--resume", "--not-consistent");
        assertTrue(second.exit() == 1 || first.isDone(), second.text());
        first.join().succeeded("the first one");
        assertEquals("", ResumedMigrationTest.equal(migration));
    }

    /** Gives what the process said. */
    private static String kill(Migration migration, String signal, String where) throws Exception {
        return kill(migration, signal, where, "-j2");
    }

    static String kill(Migration migration, String signal, String where, String... options) throws Exception {
        // A build in the background ignores SIGINT, and so would what it starts.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(
                migration.command(migration.source().port(), migration.target().port(), options));
        Process process = new ProcessBuilder(command).start();
        while (!isAt(migration, where)) {
            assertTrue(process.isAlive(), () -> "has ended: " + errors(process));
            Thread.sleep(20);
        }
        // The table's other rows arrive meanwhile.
        Thread.sleep(500);
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        String errors = errors(process);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the migration goes on");
        return errors;
    }

    static void await(Migration migration, String where) throws Exception {
        while (!isAt(migration, where)) {
            Thread.sleep(20);
        }
    }

    private static boolean isAt(Migration migration, String where) throws SQLException {
        String count = "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + migration.to() + "' AND " + where;
        return !Migration.value(migration.target(), "postgres", count).equals("0");
    }

    private static String errors(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PrivateServer privateServer() {
        return Stock.ofThisRun()
                .start(15, new PrivateServer.Setup(List.of(), List.of(), Map.of()))
                .orElseThrow();
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
