package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Databases with all fixtures that can share one, moved to servers of the same and of later majors. */
class MigrateTest {
    private static final List<List<Integer>> PAIRS = List.of(
            List.of(906, 18), List.of(13, 17), List.of(15, 15), List.of(15, 18), List.of(17, 18), List.of(18, 18));

    /** What a restore cannot repeat, stock's neither: a refresh without privileges, a function that was exchanged. */
    private static final Set<String> NOT_RESTORED =
            Set.of("extensions/member-row-type", "materialized-views/plain", "loops/generated-uses-function-of-table");

    @TestFactory
    List<DynamicTest> theTargetEqualsTheSource() {
        return PAIRS.stream()
                .map(pair -> dynamicTest(pair.toString(), () -> migrate(pair.get(0), pair.get(1))))
                .toList();
    }

    private void migrate(int sourceMajor, int targetMajor) throws Exception {
        FixtureServer from =
                FixtureServer.of(Stock.ofThisRun().server(sourceMajor).orElseThrow());
        FixtureServer to =
                FixtureServer.of(Stock.ofThisRun().server(targetMajor).orElseThrow());
        String database = from.database(from.combined(fixtures(to)));
        StockServer target = to.server();
        String copy = "migrated_" + sourceMajor + "_" + database;
        target.dropDatabase(copy);
        target.createDatabase(copy);
        ToolRun run = Pgconvoy.run(List.of(
                "migrate",
                "--source",
                uri(from.server(), database),
                "--target",
                uri(target, copy),
                "--confirm",
                copy,
                "-j3",
                "--verify"));
        assertEquals("", withoutKnownWarnings(run.stderr()));
        assertEquals(0, run.exit(), run.text());
        assertTrue(run.text().contains("\nequal: "), run.text());
    }

    /** Some fixtures have tables that no server can analyze. */
    private static String withoutKnownWarnings(String stderr) {
        return stderr.lines()
                .filter(line -> !line.startsWith("pgconvoy: warning: could not analyze table "))
                .collect(Collectors.joining("\n"));
    }

    static List<Fixture> fixtures(FixtureServer to) {
        return to.applicable(Fixtures.all()).stream()
                .filter(fixture -> fixture.restores() && !NOT_RESTORED.contains(fixture.id()))
                .toList();
    }

    static String uri(StockServer server, String database) {
        return "postgresql://" + server.superuser() + "@" + server.host() + ":" + server.port() + "/" + database;
    }
}
