package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Migrations that break off before the first object is made, or when all of them are there. */
@Timeout(300)
class FinalStepsTest {
    private static final String DROPPED = "query ~ '^(ALTER|DROP) TABLE IF EXISTS' AND wait_event_type = 'Lock'";
    private static final String ANALYZED = "query LIKE '%ANALYZE public.slow%' AND wait_event = 'PgSleep'";
    private static final String COMPLETE =
            "query LIKE 'INSERT INTO pgconvoy_ledger.done VALUES (0, 1)%' AND wait_event = 'advisory'";
    private static final String COMPARED = "query NOT LIKE '%ledger%' AND wait_event_type = 'Lock'";

    private static final String SMALL = """
        CREATE TABLE t (id int PRIMARY KEY, v text);
        INSERT INTO t SELECT g, 'v' || g FROM generate_series(1, 1000) g;
        CREATE SEQUENCE s;
        """;

    /** Long enough at its rows for something to be done to the ledger. */
    private static final String SLOW_TO_COPY = """
        CREATE FUNCTION nap(id int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$
        BEGIN
            IF id = 500 AND current_database() LIKE '%\\_to' THEN PERFORM pg_sleep(2); END IF;
            RETURN true;
        END $$;
        CREATE TABLE t (id int PRIMARY KEY CHECK (nap(id)), v text);
        INSERT INTO t SELECT g, 'v' || g FROM generate_series(1, 1000) g;
        CREATE SEQUENCE s;
        """;

    private static final String SLOW_TO_ANALYZE = """
        CREATE FUNCTION slow(id int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$
        BEGIN
            IF id = 500 AND current_query() LIKE '%ANALYZE%' THEN PERFORM pg_sleep(3); END IF;
            RETURN id;
        END $$;
        CREATE TABLE quick (id int);
        INSERT INTO quick SELECT g FROM generate_series(1, 20000) g;
        CREATE TABLE slow (id int);
        INSERT INTO slow SELECT g FROM generate_series(1, 1000) g;
        CREATE INDEX ON slow (public.slow(id));
        """;

    @Test
    void aLostConnectionDoesNotEndTheDropping() throws Exception {
        Migration migration = filled("drops_lost");
        try (Connection locking = lock(migration)) {
            CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j2", "--clean"));
            terminate(migration, DROPPED);
            KilledMigrationTest.await(migration, DROPPED);
            locking.rollback();
            run.join().succeeded("migrate");
            assertTrue(run.join().stderr().contains("connection lost before anything was created"));
        }
        assertReplaced(migration);
    }

    @Test
    void aMigrationThatWasKilledWhileItDroppedIsGoneOnWith() throws Exception {
        try (PrivateServer source = KilledMigrationTest.privateServer()) {
            Migration migration = Migration.create(source, server(18), "drops_killed", SMALL);
            migration.target().execute(migration.to(), "CREATE TABLE kept (); CREATE TABLE t (other int)");
            try (Connection locking = lock(migration)) {
                KilledMigrationTest.kill(migration, "KILL", DROPPED, "-j2", "--clean");
                locking.rollback();
            }
            assertTrue(migration.hasLedger());
            ToolRun resumed = migration.run("-j2", "--clean", "--resume");
            resumed.succeeded("resume");
            assertTrue(resumed.text().contains("\nof one snapshot: "), resumed.text());
            assertReplaced(migration);
        }
    }

    @Test
    void aLostConnectionDoesNotEndTheAnalysis() throws Exception {
        Migration migration = Migration.create(server(15), server(17), "analysis_lost", SLOW_TO_ANALYZE);
        CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j2"));
        terminate(migration, ANALYZED);
        run.join().succeeded("migrate");
        assertTrue(
                run.join().stderr().contains("connection lost while analyzing table public.slow: "),
                run.join().stderr());
        assertAnalyzed(migration);
    }

    @Test
    void aMigrationThatWasKilledWhileItAnalyzedHasOnlyTheRestLeft() throws Exception {
        try (PrivateServer source = KilledMigrationTest.privateServer()) {
            Migration migration = Migration.create(source, server(17), "analysis_killed", SLOW_TO_ANALYZE);
            KilledMigrationTest.kill(migration, "KILL", ANALYZED, "-j2");
            assertEquals("1", migration.inTarget("SELECT count(*) FROM pgconvoy_ledger.done WHERE step = -2"));
            migration.inTarget("UPDATE pg_class SET reltuples = 4711 WHERE relname = 'quick' RETURNING 1");
            migration.run("-j2", "--resume").succeeded("resume");
            assertEquals("4711", migration.inTarget("SELECT reltuples FROM pg_class WHERE relname = 'quick'"));
            assertEquals("1000", migration.inTarget("SELECT reltuples FROM pg_class WHERE relname = 'slow'"));
            assertFalse(migration.hasLedger());
        }
    }

    @Test
    void aLostConnectionLetsTheComparisonBeginAgain() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "verify_lost", SLOW_TO_COPY);
        CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j2", "--verify"));
        try (Connection locking = lockWhenComplete(migration)) {
            terminate(migration, COMPARED);
            KilledMigrationTest.await(migration, COMPARED);
            locking.rollback();
            run.join().succeeded("migrate");
        }
        assertTrue(
                run.join().stderr().contains("connection lost while comparing: "),
                run.join().stderr());
        assertTrue(run.join().text().contains("\nequal: "), run.join().text());
        assertEquals("", ResumedMigrationTest.equal(migration));
    }

    @Test
    void aComparisonThatWasKilledIsMadeByAResumedMigration() throws Exception {
        try (PrivateServer source = KilledMigrationTest.privateServer()) {
            Migration migration = Migration.create(source, server(18), "verify_killed", SLOW_TO_COPY);
            CompletableFuture<Connection> locking = CompletableFuture.supplyAsync(() -> lockWhenComplete(migration));
            KilledMigrationTest.kill(migration, "KILL", COMPARED, "-j2", "--verify");
            locking.join().close();
            assertTrue(migration.hasLedger());
            ToolRun resumed = migration.run("-j2", "--resume", "--verify");
            assertEquals("", resumed.stderr());
            assertTrue(resumed.text().contains("\nequal: "), resumed.text());
            assertEquals("", ResumedMigrationTest.equal(migration));
        }
    }

    @Test
    void withoutItsSnapshotACompleteMigrationIsNotComparedButTidiedUp() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "verify_holder", SLOW_TO_COPY);
        CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j2", "--verify"));
        try (Connection locking = lockWhenComplete(migration)) {
            KilledMigrationTest.await(migration, COMPARED);
            Migration.value(
                    migration.source(),
                    "postgres",
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '" + migration.from()
                            + "'");
            terminate(migration, COMPARED);
            assertEquals(1, run.join().exit());
            locking.rollback();
        }
        String errors = run.join().stderr();
        assertTrue(errors.contains("lost the connection that holds the migration's snapshot and locks"), errors);
        assertTrue(errors.contains("everything was migrated, but the comparison did not come to its end"), errors);
        assertTrue(errors.contains("without --verify it only tidies up"), errors);
        migration.source().execute(migration.from(), "INSERT INTO t VALUES (0); SELECT nextval('s')");
        ToolRun refused = migration.run("-j2", "--resume", "--verify");
        assertEquals(1, refused.exit());
        assertTrue(
                refused.stderr().contains("everything was migrated, but cannot be compared any more"),
                refused.stderr());
        ToolRun tidied = migration.run("-j2", "--resume");
        assertEquals("", tidied.stderr());
        assertTrue(tidied.text().contains("\nof one snapshot: "), tidied.text());
        assertFalse(migration.hasLedger());
        assertEquals("1000", migration.inTarget("SELECT count(*) FROM t"));
        assertEquals("f", migration.inTarget("SELECT is_called FROM s"));
    }

    private static Migration filled(String name) throws SQLException {
        Migration migration = Migration.create(server(17), server(18), name, SMALL);
        migration.target().execute(migration.to(), "CREATE TABLE kept (); CREATE TABLE t (other int)");
        return migration;
    }

    private static void assertReplaced(Migration migration) throws SQLException {
        assertEquals("1000", migration.inTarget("SELECT count(v) FROM t"));
        assertEquals("1", migration.inTarget("SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"));
        assertFalse(migration.hasLedger());
    }

    private static void assertAnalyzed(Migration migration) throws SQLException {
        assertEquals(
                "1000,20000",
                migration.inTarget("SELECT string_agg(reltuples::text, ',' ORDER BY reltuples) FROM pg_class"
                        + " WHERE relname IN ('quick', 'slow')"));
        assertFalse(migration.hasLedger());
    }

    /** A session that has table t for itself until it rolls back. */
    private static Connection lock(Migration migration) throws SQLException {
        Connection locking = migration.target().connect(migration.to());
        locking.setAutoCommit(false);
        try (Statement statement = locking.createStatement()) {
            statement.execute("LOCK TABLE t");
        }
        return locking;
    }

    /** The same, taken between the migration's last step and the comparison. */
    private static Connection lockWhenComplete(Migration migration) {
        try (Connection pausing = migration.target().connect(migration.to());
                Statement pause = pausing.createStatement()) {
            pause.execute("SELECT pg_advisory_lock(4711)");
            KilledMigrationTest.await(migration, "query NOT LIKE '%advisory_lock(4711)%'");
            while (migration
                    .inTarget("SELECT count(*) FROM pg_class WHERE oid = to_regclass('pgconvoy_ledger.done')")
                    .equals("0")) {
                Thread.sleep(5);
            }
            pause.execute("""
                CREATE FUNCTION pgconvoy_ledger.pause() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RETURN NEW; END $$;
                CREATE TRIGGER pause BEFORE INSERT ON pgconvoy_ledger.done FOR EACH ROW
                WHEN (NEW.entry = 0 AND NEW.step = 1) EXECUTE FUNCTION pgconvoy_ledger.pause()
                """);
            KilledMigrationTest.await(migration, COMPLETE);
            Connection locking = lock(migration);
            pause.execute("SELECT pg_advisory_unlock(4711)");
            return locking;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void terminate(Migration migration, String which) throws Exception {
        KilledMigrationTest.await(migration, which);
        Migration.value(
                migration.target(),
                "postgres",
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '" + migration.to()
                        + "' AND " + which);
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
