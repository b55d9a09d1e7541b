package io.pgconvoy.compat.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Round trips are counted, not timed: their number is what a long way to the server multiplies. */
@Timeout(300)
@Isolated("a client that has to wait for a processor waits for answers more often")
class RoundTripsTest {
    private static final int MILLIS = 10;
    /** Whether a query finds the one before it answered depends a little on who is quicker. */
    private static final int LUCK = 3;

    private static final String TABLES = """
            DO $$ BEGIN FOR i IN 1..%d LOOP
                EXECUTE format('CREATE TABLE t%%1$s (id int PRIMARY KEY, a text DEFAULT %%1$L, b int CHECK (b > 0));
                                CREATE INDEX ON t%%1$s (a); INSERT INTO t%%1$s VALUES (1, NULL, 2);', i);
            END LOOP; END $$;
            """;

    @TempDir
    Path folder;

    private int outputs;

    @Test
    void aSchemasRoundTripsDoNotGrowWithItsTables() throws Exception {
        try (FarServer far = FarServer.of(server(), MILLIS)) {
            int few = waits(far, database(10), "-s");
            int many = waits(far, database(200), "-s");

            assertEquals(few, many, LUCK);
            assertTrue(many <= 30, () -> many + " round trips");
        }
    }

    @Test
    void rowsOfManyTablesComeInOneRoundTrip() throws Exception {
        try (FarServer far = FarServer.of(server(), MILLIS)) {
            int few = waits(far, database(10), "-Fc");
            int many = waits(far, database(200), "-Fc");

            assertTrue(many - few <= 190 / 10, () -> many + " round trips, and " + few + " with 190 tables less");
        }
    }

    @Test
    void aReaderOfSeveralLocksATableAndReadsItInOneRoundTrip() throws Exception {
        try (FarServer far = FarServer.of(server(), MILLIS)) {
            int few = waits(far, database(10), "-Fd", "-j2");
            int many = waits(far, database(200), "-Fd", "-j2");

            assertTrue(many - few <= 190 + 190 / 10, () -> many + " round trips, and " + few + " with 190 tables less");
        }
    }

    @Test
    void stockWaitsMoreOften() throws Exception {
        StockServer server = server();
        Optional<StockTools> tools = Stock.ofThisRun().tools(18);
        assumeTrue(tools.isPresent(), "no pg_dump 18 on this machine");
        try (FarServer far = FarServer.of(server, MILLIS)) {
            String database = database(200);
            int ours = waits(far, database, "-s");
            List<String> arguments = arguments(far, database, "-s");
            tools.orElseThrow().run("pg_dump", arguments).succeeded("pg_dump");
            int stocks = far.waits();

            assertTrue(ours * 2 < stocks, () -> ours + " round trips, stock's are " + stocks);
        }
    }

    private static StockServer server() {
        return Stock.ofThisRun().server(18).orElseThrow();
    }

    private static String database(int tables) throws Exception {
        String name = "far_" + tables;
        if (!server().hasDatabase(name)) {
            server().createDatabase(name);
            server().execute(name, TABLES.formatted(tables));
        }
        return name;
    }

    private int waits(FarServer far, String database, String... options) throws Exception {
        List<String> arguments = arguments(far, database, options);
        arguments.add(0, "pg_dump");
        Pgconvoy.run(arguments).silent("dump");
        return far.waits();
    }

    private List<String> arguments(FarServer far, String database, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(
                "-d",
                far.conninfo(database),
                "-f",
                folder.resolve("dump" + outputs++).toString()));
        return arguments;
    }
}
