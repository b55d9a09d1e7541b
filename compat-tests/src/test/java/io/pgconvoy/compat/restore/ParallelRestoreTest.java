package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.Restore;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restores on several sessions: the same database comes out, and as much is said about what does not. */
class ParallelRestoreTest {
    private static final String SETUP = """
        CREATE SCHEMA app;
        CREATE TABLE app.customer (id serial PRIMARY KEY, name text UNIQUE);
        INSERT INTO app.customer (name) SELECT 'c' || g FROM generate_series(1, 3000) g;
        CREATE TABLE app.orders (id int PRIMARY KEY, customer int REFERENCES app.customer, n numeric CHECK (n > 0));
        INSERT INTO app.orders SELECT g, 1 + g % 3000, g / 7.0 FROM generate_series(1, 9000) g;
        CREATE INDEX ON app.orders (customer);
        CREATE INDEX ON app.orders (n);
        CREATE TABLE app.parts (id int, kind text) PARTITION BY LIST (kind);
        CREATE TABLE app.parts_a PARTITION OF app.parts FOR VALUES IN ('a');
        CREATE TABLE app.parts_b PARTITION OF app.parts FOR VALUES IN ('b');
        INSERT INTO app.parts SELECT g, CASE g % 2 WHEN 0 THEN 'a' ELSE 'b' END FROM generate_series(1, 100) g;
        ALTER TABLE app.parts ADD PRIMARY KEY (id, kind);
        CREATE TABLE app.child (more text) INHERITS (app.customer);
        INSERT INTO app.child VALUES (9000, 'child', 'x');
        CREATE MATERIALIZED VIEW app.m AS SELECT customer, count(*) FROM app.orders GROUP BY 1;
        CREATE INDEX ON app.m (count);
        CREATE MATERIALIZED VIEW app.mm AS SELECT max(count) FROM app.m;
        GRANT SELECT ON app.orders TO PUBLIC;
        SELECT lo_from_bytea(4242, decode(repeat('00ff5c27', 20000), 'hex'));
        COMMENT ON TABLE app.orders IS 'many'
        """;

    @TempDir
    Path folder;

    private StockServer server;
    private Path archive;

    @BeforeEach
    void server() {
        server = Stock.ofThisRun().server(18).orElseThrow();
        archive = folder.resolve("app.dump");
    }

    private RestoreTarget dumped(String name, String... options) throws Exception {
        RestoreTarget target = RestoreTarget.create(server, name, SETUP);
        target.dump(archive, options).silent("dump");
        return target;
    }

    @Test
    void everythingArrives() throws Exception {
        RestoreTarget target = dumped("parallel_all");
        target.restore(archive, "-j", "4").silent("restore");
        assertEquals(List.of(), target.differences());
        assertEquals("3001", target.value("SELECT count(*) FROM app.customer"));
        assertEquals("t", target.value("SELECT has_table_privilege('public', 'app.orders', 'SELECT')"));
    }

    @Test
    void rowsThatAreThereAlreadyStay() throws Exception {
        RestoreTarget target = dumped("parallel_data");
        target.restore(archive, "-j", "2", "--section=pre-data").silent("restore");
        server.execute(target.copy(), "INSERT INTO app.orders VALUES (0, 1, 1)");
        target.restore(archive, "-j", "2", "--data-only").silent("restore");
        assertEquals("9001", target.value("SELECT count(*) FROM app.orders"));
    }

    @Test
    void partitionsLoadedThroughTheirRootKeepTheirRows() throws Exception {
        RestoreTarget target = dumped("parallel_root", "--load-via-partition-root");
        target.restore(archive, "-j", "3").silent("restore");
        assertEquals(List.of(), target.differences());
    }

    @Test
    void theDatabaseItselfIsCreated() throws Exception {
        RestoreTarget target = dumped("parallel_create");
        server.dropDatabase("parallel_create_renamed");
        server.execute("postgres", "ALTER DATABASE parallel_create_source RENAME TO parallel_create_renamed");
        target.restore(archive, "-j", "3", "--create").silent("restore");
        RestoreTarget created = new RestoreTarget(server, "parallel_create_renamed", "parallel_create_source");
        assertEquals(List.of(), created.differences());
    }

    @Test
    void anArchiveFromAPipeIsCopiedFirst() throws Exception {
        RestoreTarget target = dumped("parallel_stdin");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("restore", "-j", "3", "-d", target.copy()));
        arguments.addAll(server.connectionArguments());
        try (InputStream in = Files.newInputStream(archive)) {
            PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
            assertEquals(0, Main.run(arguments.toArray(String[]::new), in, errors, errors), err::toString);
        }
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("copying standard input to /"), said);
        String spool = said.replaceAll("(?s).* to (/\\S+) first\n.*", "$1");
        assertTrue(!Files.exists(Path.of(spool)), spool);
        assertEquals(List.of(), target.differences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void anArchiveFromANamedPipeArrives(String jobs) throws Exception {
        RestoreTarget target = dumped("parallel_fifo");
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no named pipes");
        Process writer = new ProcessBuilder("sh", "-c", "cat '" + archive + "' > '" + pipe + "'")
                .inheritIO()
                .start();
        ToolRun run = target.restore(pipe, "-j", jobs);
        assertEquals(0, run.exit(), run.stderr());
        assertEquals(0, writer.waitFor());
        assertEquals(List.of(), target.differences());
    }

    @Test
    void failuresAreCountedAsOnOneSession() throws Exception {
        RestoreTarget target = dumped("parallel_failures");
        server.execute(target.copy(), "CREATE SCHEMA app; CREATE TABLE app.orders (id text CHECK (length(id) < 3))");
        ToolRun serial = target.restore(archive, "--no-data-for-failed-tables");
        server.execute(target.copy(), "DROP SCHEMA app CASCADE; SELECT lo_unlink(4242)");
        server.execute(target.copy(), "CREATE SCHEMA app; CREATE TABLE app.orders (id text CHECK (length(id) < 3))");
        ToolRun parallel = target.restore(archive, "-j", "4", "--no-data-for-failed-tables");
        assertEquals(1, parallel.exit());
        assertEquals(errors(serial), errors(parallel));
        assertTrue(errors(parallel).size() > 4, parallel.stderr());
    }

    private static List<String> errors(ToolRun run) {
        return run.stderr()
                .lines()
                .filter(line -> line.startsWith("pgconvoy: "))
                .sorted()
                .toList();
    }

    @Test
    void theFirstFailureEndsAllSessions() throws Exception {
        RestoreTarget target = dumped("parallel_exit");
        server.execute(target.copy(), "CREATE SCHEMA app");
        ToolRun run = target.restore(archive, "-j", "3", "-e");
        assertEquals(1, run.exit());
        assertTrue(run.stderr().contains("ERROR:  schema \"app\" already exists\n"), run.stderr());
        assertEquals("0", target.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'app'"));
    }

    @Test
    void aWorkerThatFailsEndsTheOthers() throws Exception {
        RestoreTarget target = RestoreTarget.create(
                server,
                "parallel_worker",
                "CREATE FUNCTION public.slow(int) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN IF current_database() ~"
                        + " 'copy' THEN PERFORM pg_sleep(120); END IF; RETURN true; END $$;"
                        + " CREATE TABLE slow (id int CHECK (public.slow(id))); INSERT INTO slow VALUES (1);"
                        + " CREATE TABLE bad (id int CHECK (id > 0 OR current_database() !~ 'copy'));"
                        + " INSERT INTO bad VALUES (0)");
        target.dump(archive).silent("dump");
        long start = System.nanoTime();
        ToolRun run = target.restore(archive, "-j", "2", "--exit-on-error");
        assertEquals(1, run.exit());
        assertTrue(run.stderr().contains("COPY failed for table \"bad\": ERROR:  "), run.stderr());
        assertEquals(1, run.stderr().split("error: ", -1).length - 1, run.stderr());
        assertTrue(System.nanoTime() - start < 60_000_000_000L, "the slow table was waited for");
        assertNoSessionIsLeft(target);
    }

    private static final String OTHERS_IN_DATABASE = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

    @Test
    void cancellingLeavesNoSession() throws Exception {
        RestoreTarget target = RestoreTarget.create(
                server,
                "parallel_cancel",
                "CREATE FUNCTION public.slow(int) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN IF current_database() ~"
                        + " 'copy' THEN PERFORM pg_sleep(120); END IF; RETURN true; END $$;"
                        + " CREATE TABLE one (id int CHECK (public.slow(id))); INSERT INTO one VALUES (1);"
                        + " CREATE TABLE two (id int CHECK (public.slow(id))); INSERT INTO two VALUES (1)");
        target.dump(archive).silent("dump");
        Cancellation cancellation = new Cancellation();
        Thread canceller = new Thread(() -> {
            while (!target.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname ="
                            + " current_database()")
                    .equals("2")) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
        });
        canceller.start();
        EngineException thrown = Assertions.assertThrows(
                EngineException.class,
                () -> Restore.run(
                        parallel(2), RestoreTarget.spec(server, target.copy()), ProgressListener.NONE, cancellation));
        canceller.join();
        assertEquals(ErrorCode.CANCELLED, thrown.code());
        assertNoSessionIsLeft(target);
    }

    /** Servers take a moment to end sessions whose connections were closed. */
    private static void assertNoSessionIsLeft(RestoreTarget target) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        String others = target.value(OTHERS_IN_DATABASE);
        while (!others.equals("0") && System.nanoTime() < deadline) {
            Thread.sleep(50);
            others = target.value(OTHERS_IN_DATABASE);
        }
        // not asked once more: the session that asked last may be seen while it ends
        assertEquals("0", others);
    }

    private RestoreOptions parallel(int jobs) {
        RestoreOptions options = RestoreOptions.from(new RestoreInput(
                new LocalStorage(folder, false), archive.getFileName().toString(), null));
        return new RestoreOptions(
                null,
                options.input(),
                options.contents(),
                options.names(),
                null,
                options.omissions(),
                options.script(),
                null,
                false,
                0,
                jobs,
                true,
                false,
                false,
                null);
    }

    @Test
    void transactionsOfAGivenSizeKeepWhatWasDoneBefore() throws Exception {
        RestoreTarget target = dumped("sized");
        target.restore(archive, "--transaction-size=3").silent("restore");
        assertEquals(List.of(), target.differences());
        server.execute(target.copy(), "DROP SCHEMA app CASCADE; SELECT lo_unlink(4242)");
        server.execute(target.copy(), "CREATE VIEW public.parts AS SELECT 1");
        server.execute(target.copy(), "CREATE SCHEMA app; CREATE TABLE app.orders ()");
        ToolRun run = target.restore(archive, "--transaction-size=1", "-L", list("TABLE app (customer|orders|parts) "));
        assertEquals(1, run.exit());
        assertEquals(
                "2",
                target.value("SELECT count(*) FROM pg_class WHERE relnamespace = 'app'::regnamespace"
                        + " AND relname IN ('customer', 'orders', 'parts') AND relkind IN ('r', 'p')"));
    }

    private String list(String entries) throws Exception {
        ToolRun run = Pgconvoy.run(List.of("restore", "-l", archive.toString()));
        Path list = folder.resolve("list");
        Files.write(
                list,
                run.text()
                        .lines()
                        .filter(line -> line.matches(".* " + entries + ".*"))
                        .toList());
        return list.toString();
    }
}
