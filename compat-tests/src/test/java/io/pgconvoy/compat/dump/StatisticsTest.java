package io.pgconvoy.compat.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Planner statistics, which stock dumps from 18 on, from servers of every release. */
class StatisticsTest {
    private static final List<Integer> SERVERS = List.of(13, 15, 17, 18, 19);
    private static final List<Integer> DIALECTS = List.of(18, 19);

    /** Without definitions, which a newer dialect writes as stock only of a server that it has met. */
    private static final List<String> OPTIONS = List.of(
            "--statistics-only",
            "--no-statistics --no-schema",
            "--statistics --no-schema --no-data",
            "--statistics --section=data",
            "--statistics --no-schema --section=post-data",
            "--statistics-only -t *.part_2_1 -t *.counts",
            "--statistics-only -T *.scalars -T *.postponed",
            "--statistics-only -n statistics_[eiv]*",
            "--statistics-only --include-foreign-data=statistics_values",
            "--statistics-only --extra-float-digits=0",
            "--statistics-only -E LATIN1");

    private static final List<String> OPTIONS_WITH_DEFINITIONS =
            List.of("--statistics", "--statistics --no-data", "--statistics --exclude-table-data=*.counts", "-s");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicContainer> dumpedAsStockDoes() {
        return Stock.ofThisRun().serversWithTools(SERVERS).stream().map(server -> {
            FixtureServer fixtures = FixtureServer.of(server);
            String database = fixtures.database(fixtures.combined(Fixtures.matching("statistics-data/*")));
            return DynamicContainer.dynamicContainer(
                    "server " + server.major(),
                    DIALECTS.stream()
                            .flatMap(major -> Stock.ofThisRun().tools(major).stream()
                                    .flatMap(tools -> tests(server, database, tools))));
        });
    }

    @Test
    void releasesWithoutStatisticsAreNotGivenThem() {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        List<String> arguments = new ArrayList<>(List.of("dump", "--compat", "17.11", "--statistics"));
        arguments.addAll(server.connectionArguments());
        arguments.add("postgres");
        ToolRun run = Pgconvoy.run(arguments);
        assertEquals(1, run.exit());
        assertEquals(
                "pgconvoy: error: release 17.11 does not dump statistics; choose 18 or later, as with --compat 18",
                run.stderr().strip());
    }

    private Stream<DynamicNode> tests(StockServer server, String database, StockTools tools) {
        if (tools.major() < server.major()) {
            return Stream.of();
        }
        List<String> sets = new ArrayList<>(OPTIONS);
        if (tools.major() == server.major()) {
            sets.addAll(OPTIONS_WITH_DEFINITIONS);
        }
        return Stream.concat(
                sets.stream()
                        .map(options -> DynamicTest.dynamicTest(
                                tools.major() + " " + options,
                                () -> assertSameScript(server, database, tools, options))),
                Stream.of(DynamicTest.dynamicTest(
                        tools.major() + " archive", () -> assertSameArchive(server, database, tools))));
    }

    private static void assertSameScript(StockServer server, String database, StockTools tools, String options) {
        Comparison plain = Comparison.of(
                Dumper.stock(tools), Dumper.pgconvoy(tools), server, database, List.of(options.split(" ")));
        assertEquals(0, plain.stock().exit(), plain.stock().stderr());
        assertTrue(plain.isEqual(), plain::explanation);
    }

    /** The list of entries, and what each pg_restore that reads the archive makes of it. */
    private void assertSameArchive(StockServer server, String database, StockTools tools) {
        Path stock = archive("stock", Dumper.stock(tools), server, database, tools);
        Path ours = archive("ours", Dumper.pgconvoy(tools), server, database, tools);
        assertEquals(printed(tools, stock, "-l"), printed(tools, ours, "-l"));
        for (int reader : List.of(17, 18, 19)) {
            Stock.ofThisRun()
                    .tools(reader)
                    .ifPresent(reading ->
                            assertEquals(printed(reading, stock, "-f", "-"), printed(reading, ours, "-f", "-")));
        }
    }

    private Path archive(String name, Dumper dumper, StockServer server, String database, StockTools tools) {
        Path file = folder.resolve(name + "-" + server.major() + "-" + tools.major());
        dumper.dump(server, database, List.of("-Fc", "--statistics-only", "-f", file.toString()))
                .succeeded(name);
        return file;
    }

    private static String printed(StockTools tools, Path archive, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(archive.toString());
        return PlainText.of(tools.run("pg_restore", arguments).succeeded("pg_restore")).lines().stream()
                .filter(line -> !line.startsWith(";"))
                .collect(Collectors.joining("\n"));
    }
}
