package io.pgconvoy.compat.dumpall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.compat.dump.Difference;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.dump.PlainText;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Clusters with globals of every sort, dumped as stock pg_dumpall dumps them. */
class DumpAllTest {
    private static final List<Integer> SERVERS = List.of(906, 13, 14, 15, 17, 18, 19);

    private static final List<List<String>> OF_CLUSTERS = List.of(
            List.of(),
            List.of("--clean", "--if-exists"),
            List.of("--schema-only", "--quote-all-identifiers", "--no-comments"),
            List.of("--data-only", "--inserts", "--disable-triggers", "-S", "admin"),
            List.of("--no-owner", "--no-privileges", "--no-tablespaces", "--exclude-database", "settings*"));

    private static final List<List<String>> OF_GLOBALS = List.of(
            List.of("--globals-only"),
            List.of("--globals-only", "--clean", "--no-security-labels", "--restrict-key=key"),
            List.of("--roles-only", "--no-role-passwords", "--clean", "--if-exists", "-l", "dbname=template1"),
            List.of("--tablespaces-only", "--clean", "-l", "template1"),
            List.of("--tablespaces-only", "--encoding=LATIN1"),
            List.of("--globals-only", "--no-privileges", "--no-comments"));

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicContainer> writesWhatStockWrites() {
        return Clusters.of(SERVERS)
                .map(server -> DynamicContainer.dynamicContainer("server " + server.major(), tests(server)));
    }

    /** Whole clusters by the tools of the server's own major, or the oldest there are; globals by all. */
    private static Stream<DynamicTest> tests(StockServer server) {
        List<StockTools> tools = Clusters.toolsFor(server);
        return tools.stream().flatMap(like -> {
            List<List<String>> options = new ArrayList<>(OF_GLOBALS);
            if (like.equals(tools.get(0))) {
                options.addAll(OF_CLUSTERS);
            }
            return options.stream()
                    .filter(set -> like.major() >= 15 || !set.contains("--restrict-key=key"))
                    .map(set -> DynamicTest.dynamicTest(
                            "pg_dumpall " + like.release() + " " + String.join(" ", set),
                            () -> compare(server, like, set)));
        });
    }

    private static void compare(StockServer server, StockTools like, List<String> options) {
        ToolRun stock = like.run("pg_dumpall", arguments(server, options));
        ToolRun ours = pgconvoy(server, like, options);
        assertEquals(stock.exit(), ours.exit(), () -> "exit status\n" + stock.stderr() + "\n" + ours.stderr());
        assertEquals(0, ours.exit(), ours::stderr);
        Difference difference = Difference.between(
                PlainText.of(stock.stdout()).lines(),
                PlainText.of(ours.stdout()).lines());
        assertTrue(difference.isNone(), difference::shown);
    }

    @Test
    void aDatabaseThatCannotBeDumpedIsNamedBehindTheReasonAndLeavesNoFile() throws IOException {
        StockServer server = anyServer();
        Path file = directory.resolve("cluster.sql");
        ToolRun run = Pgconvoy.run(join(
                List.of("dumpall"), arguments(server, List.of("-f", file.toString(), "--lock-wait-timeout=soon"))));
        assertEquals(1, run.exit());
        assertTrue(run.stderr().contains("invalid value for parameter \"statement_timeout\": \"soon\""), run.stderr());
        assertTrue(
                run.stderr().endsWith("pg_dump failed on database \"template1\", exiting" + System.lineSeparator()),
                run.stderr());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aFileHoldsWhatStandardOutputWould() throws IOException {
        StockServer server = anyServer();
        Path file = directory.resolve("cluster.sql");
        List<String> options = List.of("--schema-only");
        ToolRun printed = Pgconvoy.run(join(List.of("dumpall"), arguments(server, options)));
        ToolRun written = Pgconvoy.run(join(
                List.of("dumpall"), arguments(server, join(options, List.of("-f", file.toString())))));
        assertEquals(0, printed.exit() + written.exit(), written::stderr);
        assertEquals(0, written.stdout().length);
        assertEquals(
                PlainText.of(printed.stdout()).lines(),
                PlainText.of(Files.readAllBytes(file)).lines());
    }

    /** No script could connect to it: psql ends a command with its line. */
    @Test
    void aLineBreakInADatabaseNameIsRefusedInTheWordsOfEither() throws SQLException {
        StockServer server = anyServer();
        List<String> arguments = arguments(server, List.of("--schema-only", "--exclude-database", "[^l]*"));
        server.execute("postgres", "CREATE DATABASE \"line\nbreak\"");
        try {
            ToolRun ours = Pgconvoy.run(join(List.of("dumpall"), arguments));
            ToolRun asStock = Pgconvoy.run(join(List.of("pg_dumpall"), arguments));
            assertEquals(2, ours.exit() + asStock.exit());
            assertTrue(
                    ours.stderr().contains("name contains a newline or carriage return: \"line break"), ours::stderr);
            String complaint =
                    "shell command argument contains a newline or carriage return: \" dbname='line\nbreak'\"";
            assertTrue(asStock.stderr().contains(complaint), asStock::stderr);
        } finally {
            server.execute("postgres", "DROP DATABASE \"line\nbreak\"");
        }
    }

    private static StockServer anyServer() {
        List<StockServer> servers = Clusters.of(List.of(18, 17, 15)).limit(1).toList();
        assumeTrue(!servers.isEmpty(), "no server");
        return servers.get(0);
    }

    private static ToolRun pgconvoy(StockServer server, StockTools like, List<String> options) {
        return Pgconvoy.run(join(List.of("dumpall", "--compat", like.release()), arguments(server, options)));
    }

    private static List<String> arguments(StockServer server, List<String> options) {
        return join(server.connectionArguments(), options);
    }

    private static List<String> join(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
