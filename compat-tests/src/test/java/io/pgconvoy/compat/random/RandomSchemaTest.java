package io.pgconvoy.compat.random;

import io.pgconvoy.compat.dump.StockRules;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A few random schemas on every server; {@code diff-stock --random} runs as many as one likes. */
@Execution(ExecutionMode.CONCURRENT)
class RandomSchemaTest {
    private static final List<Integer> MAJORS = List.of(13, 14, 15, 16, 17, 18);
    private static final List<String> OPTION_SETS = List.of(
            "-s -c --if-exists -C",
            "-a --column-inserts --rows-per-insert=3",
            "-s --quote-all-identifiers -O -x",
            "-n public");

    @TestFactory
    Stream<DynamicContainer> areDumpedAndRestoredAsStockDoes() {
        return Stock.ofThisRun().serversWithTools(MAJORS).stream()
                .map(server -> DynamicContainer.dynamicContainer("server " + server.major(), tests(server)));
    }

    private static Stream<DynamicTest> tests(StockServer server) {
        FixtureServer.of(server);
        StockRules rules =
                new StockRules(server, Stock.ofThisRun().tools(server.major()).orElseThrow());
        return LongStream.rangeClosed(1, 3)
                .mapToObj(seed ->
                        DynamicTest.dynamicTest("seed " + seed, () -> hold(rules, RandomDatabase.of(seed, server))));
    }

    private static void hold(StockRules rules, String database) throws Exception {
        rules.hold(database);
        OPTION_SETS.forEach(options -> rules.holdUnder(options, database));
    }
}
