package io.pgconvoy.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All runs on one database, in alternation. */
final class MoveResults {
    final Move move;
    final int megabytes;
    private final Map<String, List<Measurement>> all = new LinkedHashMap<>();

    MoveResults(Move move, int megabytes) {
        this.move = move;
        this.megabytes = megabytes;
    }

    void add(String mover, Measurement measurement) {
        all.computeIfAbsent(mover, name -> new ArrayList<>()).add(measurement);
    }

    List<String> movers() {
        return List.copyOf(all.keySet());
    }

    double median(String mover, ToDoubleFunction<Measurement> figure) {
        return Results.middle(of(mover).stream().map(figure::applyAsDouble).toList());
    }

    /** Our figure divided by another's, run by run; the middle one. */
    double ratio(String other, ToDoubleFunction<Measurement> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < of(other).size(); i++) {
            ratios.add(figure.applyAsDouble(of(Mover.OURS).get(i))
                    / figure.applyAsDouble(of(other).get(i)));
        }
        return Results.middle(ratios);
    }

    private List<Measurement> of(String mover) {
        return all.getOrDefault(mover, List.of());
    }
}
