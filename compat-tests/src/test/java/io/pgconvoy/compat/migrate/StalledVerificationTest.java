package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.faults.CuttingProxy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that carry nothing any more when all has been migrated, and is compared. */
@Timeout(120)
class StalledVerificationTest {
    private static final String SETUP = """
        CREATE TABLE t (id int PRIMARY KEY, note text);
        INSERT INTO t SELECT g, md5(g::text) FROM generate_series(1, 1000) g;
        """;

    /**
     * The source's snapshot has been exported by then, so that only the comparison's target exports one.
     *
     * @param stalled what the connection was about to ask
     * @param told what a warning says
     */
    @ParameterizedTest
    @CsvSource({
        "source, ONLY public.t AS x, ''",
        "target, ONLY public.t AS x, ''",
        "target, pg_export_snapshot, connection lost while comparing: "
    })
    void theComparisonComesToItsEnd(String side, String stalled, String told) throws Exception {
        StockServer source = server(17);
        StockServer target = server(18);
        Migration migration = Migration.create(source, target, "stalled_verify", SETUP);
        boolean ofSource = side.equals("source");
        try (CuttingProxy proxy = CuttingProxy.stallingAt(ofSource ? source : target, stalled)) {
            ToolRun run = migration.run(
                    ofSource ? proxy.port() : source.port(),
                    ofSource ? target.port() : proxy.port(),
                    "-j2",
                    "--verify",
                    "--reconnect-timeout",
                    "8");
            assertTrue(proxy.hasCut());
            assertEquals(0, run.exit(), run.text() + run.stderr());
            assertTrue(run.stderr().contains(told), run.stderr());
            assertTrue(run.text().contains("equal"), run.text());
        }
        assertEquals("", ResumedMigrationTest.equal(migration));
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
