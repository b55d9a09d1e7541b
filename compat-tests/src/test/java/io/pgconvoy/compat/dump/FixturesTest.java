package io.pgconvoy.compat.dump;

import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every fixture on every server whose own stock tools are at hand. */
@Execution(ExecutionMode.CONCURRENT)
class FixturesTest {
    static final List<Integer> MAJORS = List.of(13, 14, 15, 16, 17, 18);
    /** Here fixtures share a database, and there are scripts alone: the build has to end some time. */
    private static final Set<Integer> TOGETHER = Set.of(14, 16);
    /** {@code -Dpgconvoy.only='loops/*'} narrows a run down. */
    private static final String ONLY = System.getProperty("pgconvoy.only", "*/*");

    @TestFactory
    Stream<DynamicContainer> dumpsAndRestoresAsStockDoes() {
        return Stock.ofThisRun().serversWithTools(MAJORS).stream()
                .map(server -> DynamicContainer.dynamicContainer("server " + server.major(), tests(server)));
    }

    /** The order of such members is that of the server's plan for stock's query, which was another one then. */
    @TestFactory
    Stream<DynamicTest> listsMembersOfOneNumberAsStockDoesOnOldServers() {
        return Stock.ofThisRun().tools(13).stream()
                .flatMap(tools -> Stream.of(906, 10)
                        .flatMap(major -> Stock.ofThisRun().server(major).stream())
                        .map(server -> DynamicTest.dynamicTest(
                                "server " + server.major(), () -> holdMembers(new StockRules(server, tools)))));
    }

    private static void holdMembers(StockRules rules) {
        FixtureServer fixtures = FixtureServer.of(rules.server());
        for (Fixture fixture : Fixtures.matching("routines/many-loose-members")) {
            rules.holdUnder("", fixtures.database(fixture));
        }
    }

    private static Stream<DynamicTest> tests(StockServer server) {
        FixtureServer fixtures = FixtureServer.of(server);
        StockTools tools = Stock.ofThisRun().tools(server.major()).orElseThrow();
        StockRules rules = new StockRules(server, tools);
        List<Fixture> dumped = fixtures.applicable(Fixtures.matching(ONLY)).stream()
                .filter(fixture -> fixture.isDumpedBy(tools))
                .toList();
        if (TOGETHER.contains(server.major())) {
            return Stream.concat(
                            Stream.of(fixtures.combined(dumped)),
                            dumped.stream().filter(Fixture::alone))
                    .map(fixture -> DynamicTest.dynamicTest(
                            fixture.toString(), () -> rules.holdScript(fixtures.database(fixture))));
        }
        return dumped.stream()
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.toString(), () -> hold(rules, fixture, fixtures.database(fixture))));
    }

    private static void hold(StockRules rules, Fixture fixture, String database) throws IOException, SQLException {
        rules.hold(database, fixture.encoding());
        fixture.options().forEach(options -> rules.holdUnder(options, database));
    }
}
