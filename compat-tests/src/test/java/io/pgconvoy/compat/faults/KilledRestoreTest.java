package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Restores that are ended from outside in the middle of a table's rows, and continued. */
@Timeout(300)
class KilledRestoreTest {
    /** One row takes long enough to be found at work. */
    private static final String SETUP = """
        CREATE TABLE first AS SELECT g AS id FROM generate_series(1, 1000) g;
        CREATE FUNCTION slow(int) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN IF $1 = 900 THEN PERFORM pg_sleep(2); END IF; RETURN true; END $$;
        CREATE TABLE rows (id int CHECK (slow(id)), filler text);
        INSERT INTO rows SELECT g, repeat('x', 1000) FROM generate_series(1, 1000) g WHERE g <> 900;
        ALTER TABLE rows DISABLE TRIGGER ALL;
        INSERT INTO rows VALUES (900, 'slow');
        CREATE INDEX ON rows (filler)
        """;

    private static final String COUNTS =
            "SELECT (SELECT count(*) FROM first)::int * 10000 + (SELECT count(*) FROM rows)";

    @TempDir
    Path folder;

    private Victim source;
    private Victim target;

    private void create(String name) throws Exception {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        source = Victim.create(server, name + "_source", folder, SETUP);
        target = Victim.create(server, name + "_target", folder, "SELECT 1");
        Pgconvoy.run(source.dump()).silent("dump");
    }

    @ParameterizedTest
    @CsvSource({"KILL, -j1", "KILL, -j2", "TERM, -j1", "TERM, -j2"})
    void aRestoreThatIsKilledIsGoneOnWith(String signal, String jobs) throws Exception {
        create("killed_restore");
        Process restore = start(jobs);
        awaitCopy();
        new ProcessBuilder("kill", "-" + signal, String.valueOf(restore.pid()))
                .start()
                .waitFor();
        String errors = new String(restore.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(restore.waitFor(30, TimeUnit.SECONDS), "the restore goes on");
        if (signal.equals("TERM")) {
            assertTrue(errors.contains(" entries are done, "), errors);
            assertTrue(errors.contains("under way (TABLE DATA public.rows"), errors);
            assertTrue(errors.contains("The same command with --resume goes on."), errors);
        }
        assertEquals(1, journals());
        resume(jobs);
    }

    /** At once, while the server may not have noticed yet. */
    private void resume(String jobs) throws Exception {
        Process resumed = start(jobs, "--resume");
        String errors = new String(resumed.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertFalse(errors.contains("error: ") || errors.contains("warning: "), errors);
        assertEquals(0, resumed.waitFor());
        assertEquals(10_001_000, numberIn());
        assertEquals(0, journals());
    }

    @Test
    void aSessionThatTheServerEndsIsGoneOnWith() throws Exception {
        create("terminated_restore");
        Process restore = start("-j1");
        awaitCopy();
        source.number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '"
                + target.database() + "'");
        String errors = new String(restore.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, restore.waitFor());
        assertTrue(errors.contains("under way (TABLE DATA public.rows)"), errors);
        resume("-j1");
    }

    @Test
    void aRestoreThatStillRunsIsNotGoneOnWith() throws Exception {
        create("running_restore");
        Process restore = start("-j1");
        awaitCopy();
        List<String> second = new ArrayList<>(List.of("restore", "--resume", "--journal"));
        second.add(journalFile().toString());
        second.addAll(target.server().connectionArguments());
        second.addAll(List.of("-d", target.database(), source.target().toString()));
        ToolRun run = Pgconvoy.run(second);
        assertEquals(1, run.exit());
        assertTrue(run.stderr().contains("the restore to go on with is still running"), run.stderr());
        assertEquals(0, restore.waitFor(), "the first one is not disturbed");
        assertEquals(10_001_000, numberIn());
    }

    private int numberIn() throws Exception {
        try (var connection = target.server().connect(target.database());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(COUNTS)) {
            assertTrue(rows.next());
            return rows.getInt(1);
        }
    }

    private long journals() throws Exception {
        Path states = folder.resolve("state/pgconvoy");
        assertTrue(Files.isDirectory(states), "no folder " + states);
        try (Stream<Path> files = Files.list(states)) {
            return files.count();
        }
    }

    private Path journalFile() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("state/pgconvoy"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private Process start(String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "restore"));
        command.addAll(target.server().connectionArguments());
        command.addAll(List.of(options));
        command.addAll(List.of("-d", target.database(), source.target().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        return builder.start();
    }

    private void awaitCopy() throws Exception {
        String copying = "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + target.database()
                + "' AND query LIKE 'COPY public.rows%' AND wait_event = 'PgSleep'";
        while (source.number(copying) == 0) {
            Thread.sleep(20);
        }
    }
}
