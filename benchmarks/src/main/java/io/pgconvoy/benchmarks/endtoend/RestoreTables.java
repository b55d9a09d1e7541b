package io.pgconvoy.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What docs/benchmarks.md says of restores. */
final class RestoreTables {
    private static final Set<Scenario> DOMINATED = Set.of(Scenario.NARROW, Scenario.DOMINATING, Scenario.ONE_INDEX);
    private static final double NO_SLOWER = 1.05;

    private final List<Results> all;

    RestoreTables(List<Results> all) {
        this.all = all;
    }

    String text() {
        if (all.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## Restores",
                "",
                "One archive of stock's custom format, gzip, into a new and empty database. Goals for the wall: serially not"
                        + " above stock's (1.05 at most, as two figures within 5 % count as one); with `-j2` below"
                        + " stock's where one table or one index dominates. Bold: missed."));
        all.forEach(results -> add(lines, results));
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, Results results) {
        lines.addAll(List.of(
                "",
                "### " + results.scenario().title + " (`" + results.scenario().id() + "`, server " + results.server()
                        + ")",
                "",
                "| program | wall s | client CPU s | server CPU s | peak MiB | wall, pair by pair | client CPU | server"
                        + " CPU |",
                "|---|---|---|---|---|---|---|---|"));
        results.contenders().forEach(contender -> lines.add(line(results, contender)));
    }

    private static String line(Results results, Contender contender) {
        List<Double> walls = results.ratios(contender, Measurement::wallSeconds);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.0f | %s | %s | %s |",
                contender.name(),
                results.median(contender, Measurement::wallSeconds),
                results.median(contender, Measurement::cpuSeconds),
                results.median(contender, Measurement::serverSeconds),
                results.median(contender, Measurement::peakMebibytes),
                missed(results, contender, walls) ? "**" + ratios(walls) + "**" : ratios(walls),
                middle(results.ratios(contender, Measurement::cpuSeconds)),
                middle(results.ratios(contender, Measurement::serverSeconds)));
    }

    private static boolean missed(Results results, Contender contender, List<Double> walls) {
        if (walls.isEmpty()) {
            return false;
        }
        boolean parallel = contender.options().contains("-j2");
        boolean dominated = DOMINATED.contains(results.scenario());
        double middle = Results.middle(walls);
        return parallel ? dominated && middle >= 1 : middle > NO_SLOWER;
    }

    private static String ratios(List<Double> ratios) {
        return String.join(" ", ratios.stream().map(Page::ratio).toList());
    }

    private static String middle(List<Double> ratios) {
        return ratios.isEmpty() ? "" : Page.ratio(Results.middle(ratios));
    }
}
