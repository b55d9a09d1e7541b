package io.pgconvoy.compat.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** pgbench's tables under pgbench's transactions: the sums agree in a dump only if it is of one moment. */
class ConsistentSnapshotTest {
    private static final String SOURCE = "pgbench_source";
    private static final String COPY = "pgbench_copy";

    private static final String TABLES = """
            CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp);
            CREATE TABLE pgbench_tellers (tid int PRIMARY KEY, bid int, tbalance int NOT NULL);
            CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int NOT NULL, filler char(84));
            CREATE TABLE pgbench_branches (bid int PRIMARY KEY, bbalance int NOT NULL);
            INSERT INTO pgbench_branches VALUES (1, 0);
            INSERT INTO pgbench_tellers SELECT g, 1, 0 FROM generate_series(1, 10) g;
            INSERT INTO pgbench_accounts SELECT g, 1, 0, 'x' FROM generate_series(1, 100000) g
            """;

    private static final String SUMS = """
            SELECT (SELECT sum(abalance) FROM pgbench_accounts), (SELECT sum(tbalance) FROM pgbench_tellers),
                   (SELECT sum(bbalance) FROM pgbench_branches), (SELECT coalesce(sum(delta), 0) FROM pgbench_history)
            """;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong transactions = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void aDumpUnderLoadIsOfOneMoment() throws Exception {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        for (String database : List.of(SOURCE, COPY)) {
            server.dropDatabase(database);
            server.createDatabase(database);
        }
        server.execute(SOURCE, TABLES);
        String archive = folder.resolve("bench.dump").toString();
        ExecutorService clients = Executors.newFixedThreadPool(2);
        List<Future<?>> running =
                List.of(clients.submit(() -> transfer(server, 1)), clients.submit(() -> transfer(server, 2)));
        while (transactions.get() < 200) {
            Thread.sleep(10);
        }
        long before = transactions.get();
        dump(server, archive);
        long during = transactions.get() - before;
        stop.set(true);
        for (Future<?> client : running) {
            client.get();
        }
        clients.shutdown();
        assertTrue(during > 0, "no transaction ended while the dump ran");
        restore(server, archive);
        List<Long> sums = sums(server);
        assertTrue(sums.stream().distinct().count() == 1, sums.toString());
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

    private static List<Long> sums(StockServer server) throws SQLException {
        try (Connection connection = server.connect(COPY);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SUMS)) {
            row.next();
            assertEquals(4, row.getMetaData().getColumnCount());
            return List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    /** pgbench's TPC-B-like transaction (pgbench's documentation, "What is the Transaction Actually Performed"). */
    private Void transfer(StockServer server, long seed) throws SQLException {
        SplittableRandom random = new SplittableRandom(seed);
        try (Connection connection = server.connect(SOURCE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stop.get()) {
                int account = random.nextInt(1, 100_001);
                int teller = random.nextInt(1, 11);
                int delta = random.nextInt(-5000, 5001);
                statement.executeUpdate(
                        "UPDATE pgbench_accounts SET abalance = abalance + " + delta + " WHERE aid = " + account);
                statement.executeUpdate(
                        "UPDATE pgbench_tellers SET tbalance = tbalance + " + delta + " WHERE tid = " + teller);
                statement.executeUpdate(
                        "UPDATE pgbench_branches SET bbalance = bbalance + " + delta + " WHERE bid = 1");
                statement.executeUpdate("INSERT INTO pgbench_history VALUES (" + teller + ", 1, " + account + ", "
                        + delta + ", now())");
                connection.commit();
                transactions.incrementAndGet();
            }
        }
        return null;
    }
}
