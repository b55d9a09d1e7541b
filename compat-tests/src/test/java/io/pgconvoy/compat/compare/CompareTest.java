package io.pgconvoy.compat.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Databases of all majors against their copies on later ones. */
class CompareTest {
    private static final List<List<Integer>> PAIRS =
            List.of(List.of(906, 18), List.of(13, 17), List.of(15, 18), List.of(17, 18), List.of(18, 18));

    /** What a restore cannot repeat, stock's neither: a refresh without privileges, a function that was exchanged. */
    private static final Set<String> NOT_RESTORED =
            Set.of("extensions/member-row-type", "materialized-views/plain", "loops/generated-uses-function-of-table");

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> aCopyOnALaterServerIsEqual() {
        return PAIRS.stream()
                .map(pair -> dynamicTest(pair.toString(), () -> equal(pair.get(0), pair.get(1))))
                .toList();
    }

    private void equal(int source, int target) throws Exception {
        FixtureServer from = FixtureServer.of(Stock.ofThisRun().server(source).orElseThrow());
        FixtureServer to = FixtureServer.of(Stock.ofThisRun().server(target).orElseThrow());
        Copies copies = Copies.of(from, to, from.combined(fixtures(to)), folder);
        ToolRun run = copies.compare("-j2");
        assertEquals(0, run.exit(), () -> run.text() + run.stderr());
        assertTrue(run.text().contains("equal: "), run.text());
    }

    private static List<Fixture> fixtures(FixtureServer to) {
        return to.applicable(Fixtures.all()).stream()
                .filter(fixture -> fixture.restores() && !NOT_RESTORED.contains(fixture.id()))
                .toList();
    }
}
