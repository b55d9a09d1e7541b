package io.pgconvoy.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** All runs on one database, in alternation: the n-th of each contender ran one after the other. */
final class Results {
    private final int server;
    private final Scenario scenario;
    private final Map<Contender, List<Measurement>> measurements = new LinkedHashMap<>();

    Results(int server, Scenario scenario) {
        this.server = server;
        this.scenario = scenario;
    }

    int server() {
        return server;
    }

    Scenario scenario() {
        return scenario;
    }

    void add(Contender contender, Measurement measurement) {
        measurements.computeIfAbsent(contender, c -> new ArrayList<>()).add(measurement);
    }

    List<Contender> contenders() {
        return List.copyOf(measurements.keySet());
    }

    double median(Contender contender, ToDoubleFunction<Measurement> figure) {
        return middle(figures(contender, figure));
    }

    List<Double> figures(Contender contender, ToDoubleFunction<Measurement> figure) {
        return of(contender).stream().map(figure::applyAsDouble).toList();
    }

    /** The contender's figures divided by its rival's, pair by pair; none where it has no rival here. */
    List<Double> ratios(Contender contender, ToDoubleFunction<Measurement> figure) {
        return ratios(contender, contender.rival(), figure);
    }

    List<Double> ratios(Contender contender, @Nullable String rival, ToDoubleFunction<Measurement> figure) {
        List<Measurement> own = of(contender);
        List<Measurement> others = measurements.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(rival))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
            double other = figure.applyAsDouble(others.get(i));
            ratios.add(other == 0 ? 1 : figure.applyAsDouble(own.get(i)) / other);
        }
        return ratios;
    }

    Measurement last(Contender contender) {
        List<Measurement> runs = of(contender);
        return runs.get(runs.size() - 1);
    }

    private List<Measurement> of(Contender contender) {
        return measurements.getOrDefault(contender, List.of());
    }

    static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
