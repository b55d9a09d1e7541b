package io.pgconvoy.compat.dump;

import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every fixture on every server whose own stock tools are at hand. */
@Execution(ExecutionMode.CONCURRENT)
class FixturesTest {
    static final List<Integer> MAJORS = List.of(13, 15, 17, 18);

    @TestFactory
    Stream<DynamicContainer> dumpsAndRestoresAsStockDoes() {
        return Stock.ofThisRun().serversWithTools(MAJORS).stream()
                .map(server -> DynamicContainer.dynamicContainer("server " + server.major(), tests(server)));
    }

    private static Stream<DynamicTest> tests(StockServer server) {
        FixtureServer fixtures = FixtureServer.of(server);
        StockRules rules =
                new StockRules(server, Stock.ofThisRun().tools(server.major()).orElseThrow());
        return fixtures.applicable(Fixtures.all()).stream()
                .map(fixture ->
                        DynamicTest.dynamicTest(fixture.toString(), () -> rules.hold(fixtures.database(fixture))));
    }
}
