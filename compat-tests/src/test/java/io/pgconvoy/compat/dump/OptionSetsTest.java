package io.pgconvoy.compat.dump;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.OptionSets;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every set of options, on all fixtures that can share a database. */
@Execution(ExecutionMode.CONCURRENT)
class OptionSetsTest {
    private static final List<Integer> MAJORS = List.of(15, 18);

    @TestFactory
    Stream<DynamicContainer> dumpAsStockDoes() {
        return Stock.ofThisRun().serversWithTools(MAJORS).stream()
                .map(server -> DynamicContainer.dynamicContainer("server " + server.major(), tests(server)));
    }

    private static Stream<DynamicTest> tests(StockServer server) {
        StockTools tools = Stock.ofThisRun().tools(server.major()).orElseThrow();
        FixtureServer fixtures = FixtureServer.of(server);
        return OptionSets.all().stream()
                .map(options -> DynamicTest.dynamicTest(
                        options.isEmpty() ? "no options" : options,
                        () -> hold(server, tools, fixtures.database(fixtures.combined(Fixtures.all())), options)));
    }

    private static void hold(StockServer server, StockTools tools, String database, String options) {
        Comparison comparison = Comparison.of(
                Dumper.listed(Dumper.stock(tools), tools),
                Dumper.listed(Dumper.pgconvoy(tools), tools),
                server,
                database,
                OptionSets.arguments(options));
        assertTrue(!comparison.isForStockToJudge() || comparison.isEqual(), comparison::explanation);
    }
}
