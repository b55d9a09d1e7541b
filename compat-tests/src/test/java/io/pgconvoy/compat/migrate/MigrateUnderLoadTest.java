package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A migration of a database under a running pgbench: its four sums agree in the target only if it is of one moment. */
@Timeout(300)
class MigrateUnderLoadTest {
    /** The default transaction adds one amount to an account, a teller and a branch, and notes it in the history. */
    private static final String SUMS_AGREE = """
        SELECT count(DISTINCT s) || ' of ' || count(s)
        FROM (SELECT sum(abalance) AS s FROM pgbench_accounts
              UNION ALL SELECT sum(tbalance) FROM pgbench_tellers
              UNION ALL SELECT sum(bbalance) FROM pgbench_branches
              UNION ALL SELECT coalesce(sum(delta), 0) FROM pgbench_history) sums
        """;

    private static final String TRANSACTIONS = "SELECT count(*) FROM pgbench_history";

    @Test
    void theTargetIsTheSourceAsOfOneMoment() throws Exception {
        StockTools tools = pgbench();
        StockServer source = Stock.ofThisRun().server(17).orElseThrow();
        StockServer target = Stock.ofThisRun().server(18).orElseThrow();
        Migration migration = Migration.create(source, target, "migrate_bench", "SELECT 1");
        pgbench(tools, migration, "-i", "-q", "-s", "3").succeeded("pgbench -i");
        CompletableFuture<ToolRun> load =
                CompletableFuture.supplyAsync(() -> pgbench(tools, migration, "-n", "-c", "4", "-T", "600"));
        while (transactions(migration) < 200) {
            assertTrue(!load.isDone(), () -> load.join().stderr());
            Thread.sleep(10);
        }
        long before = transactions(migration);
        ToolRun run = migration.run("-j3", "--verify");
        long after = transactions(migration);
        source.execute("postgres", """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'pgbench' AND datname = '""" + migration.from() + "'");
        assertNotEquals(0, load.join().exit(), "pgbench had ended before");
        assertTrue(after > before, "no transaction ended while the migration ran");
        assertEquals("", run.stderr());
        assertTrue(run.text().contains("\nequal: "), run.text());
        assertEquals("1 of 4", migration.inTarget(SUMS_AGREE));
        long moved = Long.parseLong(migration.inTarget(TRANSACTIONS));
        assertTrue(before <= moved && moved <= after, before + " <= " + moved + " <= " + after);
    }

    private static long transactions(Migration migration) throws Exception {
        return Long.parseLong(Migration.value(migration.source(), migration.from(), TRANSACTIONS));
    }

    /** Any release's program will do, the newest first. */
    private static StockTools pgbench() {
        List<Integer> majors = new ArrayList<>(Stock.MAJORS);
        majors.sort((left, right) -> right - left);
        Optional<StockTools> tools = majors.stream()
                .flatMap(major -> Stock.ofThisRun().tools(major).stream())
                .filter(found -> found.has("pgbench"))
                .findFirst();
        assumeTrue(tools.isPresent(), "no pgbench on this machine");
        return tools.orElseThrow();
    }

    private static ToolRun pgbench(StockTools tools, Migration migration, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(migration.source().connectionArguments());
        arguments.add(migration.from());
        return tools.run("pgbench", arguments);
    }
}
