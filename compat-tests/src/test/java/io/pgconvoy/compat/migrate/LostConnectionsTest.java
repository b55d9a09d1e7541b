package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of a migration that are ended while they are at work, on either side. */
@Timeout(300)
class LostConnectionsTest {
    /** Rows that take their time to be checked and to be indexed. */
    private static final String SLOW = """
        CREATE FUNCTION slow(id int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
        $$ BEGIN IF id % 400 = 0 THEN PERFORM pg_sleep(0.05); END IF; RETURN id; END $$;
        CREATE TABLE big (id int, filler text, CHECK (slow(id) > 0));
        ALTER TABLE big ALTER filler SET STORAGE PLAIN;
        INSERT INTO big SELECT g, repeat(md5(g::text), 32) FROM generate_series(1, 40000) g;
        CREATE TABLE small (id int, CHECK (slow(id) > 0));
        INSERT INTO small SELECT g FROM generate_series(1, 20000) g;
        CREATE INDEX ON small (slow(id));
        """;

    /** The first session in the source, when others copy. */
    private static final String HOLDER = """
        state = 'idle in transaction'
        AND backend_start = (SELECT min(o.backend_start) FROM pg_stat_activity o WHERE o.datname = pg_stat_activity.datname)
        AND EXISTS (SELECT FROM pg_stat_activity o WHERE o.datname = pg_stat_activity.datname AND o.query LIKE 'COPY %')
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static final String COPIES = "query LIKE 'COPY %' AND state = 'active'";

    @Test
    void noRowIsThereTwiceOrMissingAfterSessionsOfTheTargetWereKilled() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "migrate_kill_target", SLOW);
        CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j3"));
        kill(migration.target(), migration.to(), COPIES, run);
        kill(migration.target(), migration.to(), COPIES + " AND query LIKE '%small%'", run);
        kill(migration.target(), migration.to(), "query LIKE 'CREATE INDEX%' AND state = 'active'", run);
        ended(migration, run.get(), "TABLE DATA \"public.small\"", "INDEX \"public.small_slow_idx\"");
    }

    @Test
    void noRowIsThereTwiceOrMissingAfterASessionOfTheSourceWasKilled() throws Exception {
        Migration migration = Migration.create(server(15), server(18), "migrate_kill_source", SLOW);
        CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j2"));
        kill(migration.source(), migration.from(), COPIES, run);
        ended(migration, run.get(), "TABLE DATA \"public.big\"");
    }

    @Test
    void theSessionThatKeepsTheLedgerMayBeKilled() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "migrate_kill_owner", SLOW);
        CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j2"));
        kill(migration.target(), migration.to(), "state = 'idle' AND query = 'COMMIT'", run);
        ended(migration, run.get());
        assertFalse(migration.hasLedger());
    }

    @Test
    void theSessionThatHoldsTheSnapshotIsMissedBeforeAnythingWrongIsCopied() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "migrate_kill_holder", SLOW);
        Path report = folder.resolve("report.html");
        CompletableFuture<ToolRun> run =
                CompletableFuture.supplyAsync(() -> migration.run("-j2", "--report", report.toString()));
        kill(migration.source(), migration.from(), HOLDER, run);
        ToolRun failed = run.get();
        assertEquals(1, failed.exit());
        assertTrue(failed.text().startsWith("not complete: "), failed.text());
        String page = Files.readString(report);
        assertTrue(
                page.contains("<h1>pgconvoy migrate of migrate_kill_holder_from to migrate_kill_holder_to: not"), page);
        assertTrue(page.contains("lost the connection that holds the migration's snapshot"), page);
        assertTrue(
                failed.stderr().contains("lost the connection that holds the migration's snapshot and locks"),
                failed.stderr());
        assertTrue(failed.stderr().contains("--resume goes on"), failed.stderr());
        ended(migration, migration.run("-j2", "--resume", "--not-consistent"));
    }

    @Test
    void whereNothingHasChangedALostSnapshotIsTakenAgain() throws Exception {
        try (PrivateServer source = KilledMigrationTest.privateServer()) {
            Migration migration = Migration.create(source, server(18), "migrate_kill_only_holder", SLOW);
            CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j2", "--json"));
            kill(source, migration.from(), HOLDER, run);
            String failed = run.get().text().replaceAll("\\s+", " ");
            assertTrue(failed.startsWith("{ \"successful\" : false, "), failed);
            assertTrue(
                    failed.contains("\"code\" : \"SERVER_ERROR\", \"message\" : \"lost the connection that"), failed);
            ToolRun resumed = migration.run("-j2", "--resume");
            ended(migration, resumed);
            assertTrue(resumed.text().contains("\nof one snapshot: "), resumed.text());
        }
    }

    private static void ended(Migration migration, ToolRun run, String... again) {
        run.succeeded("migrate");
        for (String entry : again) {
            assertTrue(run.stderr().contains("connection lost while restoring " + entry), run.stderr());
        }
        ToolRun compared = migration.compare();
        assertEquals(0, compared.exit(), compared.text() + compared.stderr());
    }

    private static void kill(StockServer server, String database, String which, CompletableFuture<ToolRun> run)
            throws Exception {
        String killed = null;
        while (killed == null) {
            assertFalse(run.isDone(), () -> "has ended: " + run.join().stderr());
            Thread.sleep(20);
            killed = Migration.value(server, "postgres", """
                SELECT min(pid::text) FROM (
                    SELECT pid FROM pg_stat_activity
                    WHERE datname = '%s' AND %s AND clock_timestamp() - query_start > interval '0.3 s' LIMIT 1) p
                WHERE pg_terminate_backend(pid)
                """.formatted(database, which));
        }
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
