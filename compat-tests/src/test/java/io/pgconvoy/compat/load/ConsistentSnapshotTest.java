package io.pgconvoy.compat.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database under a running pgbench: its four sums agree in a dump only if the dump is of one moment. */
@Timeout(300)
class ConsistentSnapshotTest {
    private static final String SOURCE = "pgbench_source";
    private static final String COPY = "pgbench_copy";

    /** The default transaction adds one amount to an account, a teller and a branch, and notes it in the history. */
    private static final String SUMS = """
            SELECT (SELECT sum(abalance) FROM pgbench_accounts), (SELECT sum(tbalance) FROM pgbench_tellers),
                   (SELECT sum(bbalance) FROM pgbench_branches), (SELECT coalesce(sum(delta), 0) FROM pgbench_history)
            """;

    private static final String TRANSACTIONS = "SELECT count(*) FROM pgbench_history";

    @TempDir
    Path folder;

    @Test
    void aDumpUnderLoadIsOfOneMoment() throws Exception {
        StockTools tools = pgbench();
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        for (String database : List.of(SOURCE, COPY)) {
            server.dropDatabase(database);
            server.createDatabase(database);
        }
        pgbench(tools, server, "-i", "-q", "-s", "2").succeeded("pgbench -i");
        String archive = folder.resolve("bench.dump").toString();
        CompletableFuture<ToolRun> load =
                CompletableFuture.supplyAsync(() -> pgbench(tools, server, "-n", "-c", "4", "-T", "600"));
        while (numbers(server, SOURCE, TRANSACTIONS).get(0) < 200) {
            assertTrue(!load.isDone(), () -> load.join().stderr());
            Thread.sleep(10);
        }
        long before = numbers(server, SOURCE, TRANSACTIONS).get(0);
        dump(server, archive);
        long after = numbers(server, SOURCE, TRANSACTIONS).get(0);
        endLoad(server);
        assertNotEquals(0, load.join().exit(), "pgbench had ended before");
        assertTrue(after > before, "no transaction ended while the dump ran");
        restore(server, archive);
        List<Long> sums = numbers(server, COPY, SUMS);
        assertEquals(1, sums.stream().distinct().count(), sums.toString());
        long dumped = numbers(server, COPY, TRANSACTIONS).get(0);
        assertTrue(before <= dumped && dumped <= after, before + " <= " + dumped + " <= " + after);
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

    private static ToolRun pgbench(StockTools tools, StockServer server, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(server.connectionArguments());
        arguments.add(SOURCE);
        return tools.run("pgbench", arguments);
    }

    private static void endLoad(StockServer server) throws SQLException {
        server.execute("postgres", """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = 'pgbench' AND datname = '""" + SOURCE + "'");
    }

    private static void dump(StockServer server, String archive) {
        List<String> arguments = new ArrayList<>(List.of("dump", "-Fc", "-f", archive));
        arguments.addAll(server.connectionArguments());
        arguments.add(SOURCE);
        Pgconvoy.run(arguments).silent("dump");
    }

    private static void restore(StockServer server, String archive) {
        List<String> arguments = new ArrayList<>(List.of("restore", "-d", COPY));
        arguments.addAll(server.connectionArguments());
        arguments.add(archive);
        Pgconvoy.run(arguments).silent("restore");
    }

    private static List<Long> numbers(StockServer server, String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            List<Long> numbers = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                numbers.add(row.getLong(column));
            }
            return numbers;
        }
    }
}
