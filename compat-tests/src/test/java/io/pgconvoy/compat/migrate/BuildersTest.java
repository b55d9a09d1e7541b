package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much of what the server does alone is done at the same time. */
@Timeout(120)
class BuildersTest {
    private static final String SETUP = """
        CREATE FUNCTION slow(id int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$
        BEGIN
            IF current_database() LIKE '%\\_to' THEN PERFORM pg_sleep(2); END IF;
            RETURN id;
        END $$;
        CREATE TABLE t (id int);
        INSERT INTO t VALUES (1);
        CREATE INDEX ON t (slow(id));
        CREATE INDEX ON t (slow(id + 1));
        CREATE INDEX ON t (slow(id + 2));
        CREATE INDEX ON t (slow(id + 3));
        """;

    @Test
    void twoWorkersBuildThreeIndexesOfATableAtATime() throws Exception {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        Migration migration = Migration.create(server, server, "migrate_builders", SETUP);
        assertEquals(3, mostAtATime(migration, "-j2"));
        migration.again();
        assertEquals(1, mostAtATime(migration, "-j1"));
    }

    private static int mostAtATime(Migration migration, String jobs) throws Exception {
        CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run(jobs));
        int most = 0;
        while (!run.isDone()) {
            most = Math.max(most, Integer.parseInt(Migration.value(migration.target(), "postgres", """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = '%s' AND query LIKE 'CREATE INDEX%%' AND wait_event = 'PgSleep'
                        """.formatted(
                            migration.to()))));
            Thread.sleep(50);
        }
        run.join().succeeded("migrate");
        assertEquals("", ResumedMigrationTest.equal(migration));
        return most;
    }
}
