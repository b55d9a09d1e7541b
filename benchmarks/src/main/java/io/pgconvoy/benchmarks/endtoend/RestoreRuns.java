package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Restores one archive of a scenario's database with each contender in turn, each time into a new and empty database. */
final class RestoreRuns {
    private static final Set<Scenario> SCENARIOS =
            Set.of(Scenario.NARROW, Scenario.DOMINATING, Scenario.SMALL_TABLES, Scenario.ONE_INDEX);

    private final BenchmarkServer server;
    private final RestoreContenders contenders;
    private final Path folder;

    RestoreRuns(BenchmarkServer server, RestoreContenders contenders, Path folder) {
        this.server = server;
        this.contenders = contenders;
        this.folder = folder;
    }

    static boolean include(Scenario scenario) {
        return SCENARIOS.contains(scenario);
    }

    /** @param results filled while the runs go on */
    void run(Scenario scenario, int runs, Results results) throws IOException, InterruptedException, SQLException {
        Path archive = folder.resolve("archive");
        contenders.dump(server.port(), scenario, archive).run(archive, server);
        for (int run = 1; run <= runs; run++) {
            for (Contender contender : contenders.all()) {
                server.create(RestoreContenders.DATABASE, "SELECT 1");
                results.add(
                        contender,
                        contenders
                                .restore(contender, server.port(), scenario, archive)
                                .run(archive, server));
                server.drop(RestoreContenders.DATABASE);
                print(results, run, contender);
            }
        }
        Files.delete(archive);
    }

    private static void print(Results results, int run, Contender contender) {
        Measurement last = results.last(contender);
        List<Double> ratios = results.ratios(contender, Measurement::wallSeconds);
        String against = ratios.isEmpty()
                ? ""
                : String.format(Locale.ROOT, ", wall %.2f of %s", ratios.get(ratios.size() - 1), contender.rival());
        System.out.printf(
                Locale.ROOT,
                "%d %-12s run %d %-32s %7.2f s, client CPU %6.2f s, server CPU %6.2f s, %4.0f MiB%s%n",
                results.server(),
                results.scenario().id(),
                run,
                contender.name(),
                last.wallSeconds(),
                last.cpuSeconds(),
                last.serverSeconds(),
                last.peakMebibytes(),
                against);
    }
}
