package io.pgconvoy.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of one scenario: medians, and pgconvoy against stock pair by pair. */
final class Report {
    static final String HEADER = """
            | scenario | program | wall s | client CPU s | server CPU s | peak MiB | output MB \\
            | wall against %s | client CPU against it |
            |---|---|---|---|---|---|---|---|---|""".formatted(Contender.YARDSTICK);

    private final Scenario scenario;
    private final Map<Contender, List<Measurement>> measurements = new LinkedHashMap<>();

    Report(Scenario scenario) {
        this.scenario = scenario;
    }

    void add(Contender contender, Measurement measurement) {
        measurements.computeIfAbsent(contender, c -> new ArrayList<>()).add(measurement);
    }

    List<String> lines() {
        return measurements.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String line(Contender contender, List<Measurement> runs) {
        String settings = contender.isOurs() ? " (" + scenario.heap + ")" : "";
        return String.format(
                Locale.ROOT,
                "| %s | %s%s | %.1f | %.1f | %.1f | %.0f | %.0f | %s | %s |",
                scenario.title,
                contender.name(),
                settings,
                median(runs, Measurement::wallSeconds),
                median(runs, Measurement::cpuSeconds),
                median(runs, Measurement::serverSeconds),
                median(runs, Measurement::peakMebibytes),
                median(runs, run -> run.outputBytes() / 1e6),
                ratio(runs, Measurement::wallSeconds),
                ratio(runs, Measurement::cpuSeconds));
    }

    private String ratio(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
        List<Measurement> stock = measurements.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(Contender.YARDSTICK))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        if (stock.size() != runs.size()) {
            return "-";
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            ratios.add(figure.applyAsDouble(runs.get(i)) / figure.applyAsDouble(stock.get(i)));
        }
        return String.format(Locale.ROOT, "%.2f", middle(ratios));
    }

    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
        return middle(runs.stream().map(figure::applyAsDouble).toList());
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
