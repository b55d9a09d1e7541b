package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a migration says of materialized views, which the target computes anew. */
class MaterializedViewsTest {
    private static final String SETUP = """
        CREATE TABLE t (id int PRIMARY KEY);
        INSERT INTO t VALUES (1), (2);
        CREATE MATERIALIZED VIEW fresh AS SELECT min(id) FROM t;
        CREATE MATERIALIZED VIEW stale AS SELECT count(*) FROM t;
        CREATE MATERIALIZED VIEW empty AS SELECT id FROM t WITH NO DATA;
        INSERT INTO t VALUES (3);
        """;

    @Test
    void oneThatWasOutOfDateIsNoDifferenceOfAMigration() throws SQLException {
        Migration migration = Migration.create(server(17), server(18), "stale_views", SETUP);
        ToolRun run = migration.run("--verify");
        assertEquals(0, run.exit(), run.text() + run.stderr());
        assertTrue(run.text().contains("""
            note: materialized view public.stale was computed anew and holds other rows than in the source, where it was \
            out of date or depends on more than tables' rows
            equal: """), run.text());
        assertEquals("3", migration.inTarget("SELECT count FROM stale"));
    }

    @Test
    void aComparisonByItselfSaysSo() throws SQLException {
        Migration migration = Migration.create(server(18), server(18), "stale_compared", SETUP);
        migration.run().succeeded("migrate");
        ToolRun run = migration.compare();
        assertEquals(1, run.exit());
        assertTrue(run.text().startsWith("""
            MATERIALIZED VIEW DATA public.stale: the same number of rows, 1, but other contents
              only in source: (2)
              only in target: (3)
            different: 0 objects, 1 tables' rows, """), run.text());
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
