package io.pgconvoy.benchmarks.endtoend;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What pgconvoy sets itself: a ratio to a stock contender, or a figure, that must not be exceeded.
 *
 * @param options of the contender of ours that it is about
 * @param rival the options of stock's, of the newest release that took part; null where the figure itself counts
 */
record Goal(
        String title,
        double most,
        String options,
        @Nullable String rival,
        ToDoubleFunction<Measurement> figure,
        Predicate<Scenario> where) {

    static final List<Goal> ALL = List.of(
            wall("own defaults against stock's", 0.20, "-Fc", "-Fc", Scenario::hasRows),
            wall("stock's codec and level", 0.62, "-Fc -j2 -Z gzip", "-Fc", Scenario::hasRows),
            wall(
                    "one dominating table, zstd",
                    0.75,
                    "-Fd -j2 -Z zstd:1",
                    "-Fd -j2 -Z zstd:1",
                    Scenario::hasOneLargeTable),
            wall(
                    "balanced tables, zstd",
                    1.05,
                    "-Fd -j2 -Z zstd:1",
                    "-Fd -j2 -Z zstd:1",
                    scenario -> scenario == Scenario.BALANCED),
            wall(
                    "balanced tables, gzip",
                    1.05,
                    "-Fd -j2 -Z gzip",
                    "-Fd -j2",
                    scenario -> scenario == Scenario.BALANCED),
            clientCpu("client CPU, gzip", 1.10, "-Fc -j2 -Z gzip", "-Fc"),
            clientCpu("client CPU, zstd", 1.10, "-Fd -j2 -Z zstd:1", "-Fd -j2 -Z zstd:1"),
            serverCpu("server CPU with splitting", 1.12, "-Fc -j2 -Z gzip", "-Fc"),
            serverCpu("server CPU without splitting", 1.0, "-Fc -j1 -Z gzip", "-Fc"),
            wall("20,000 tables", 1.10, "-Fc", "-Fc", scenario -> scenario == Scenario.MANY_TABLES),
            new Goal(
                    "peak memory: 20,000 tables",
                    2.0,
                    "-Fc",
                    "-Fc",
                    Measurement::peakMebibytes,
                    scenario -> scenario == Scenario.MANY_TABLES),
            wall("500 tables, 5 ms away", 1.0, "-Fc", "-Fc", scenario -> scenario == Scenario.FAR),
            new Goal(
                    "wall: an almost empty database, seconds",
                    0.30,
                    "-Fc",
                    null,
                    Measurement::wallSeconds,
                    scenario -> scenario == Scenario.EMPTY),
            new Goal(
                    "peak memory: heap of 64 MB and two workers, MiB",
                    160,
                    "-Fc -j2 -Z zstd:1",
                    null,
                    Measurement::peakMebibytes,
                    scenario -> scenario.heap().equals("-Xmx64m")));

    private static Goal wall(String title, double most, String options, String rival, Predicate<Scenario> where) {
        return new Goal("wall: " + title, most, options, rival, Measurement::wallSeconds, where);
    }

    private static Goal clientCpu(String title, double most, String options, String rival) {
        return new Goal(title, most, options, rival, Measurement::cpuSeconds, Scenario::hasRows);
    }

    private static Goal serverCpu(String title, double most, String options, String rival) {
        return new Goal(title, most, options, rival, Measurement::serverSeconds, Scenario::hasRows);
    }

    /** Ratios pair by pair, or the figures; none where the contenders did not take part. */
    List<Double> measured(Results results) {
        return results.contenders().stream()
                .filter(contender -> contender.rival() != null)
                .filter(contender ->
                        contender.name().replace(" --compat=18", "").equals("pgconvoy " + options))
                .findFirst()
                .map(contender ->
                        rival == null ? results.figures(contender, figure) : results.ratios(contender, figure))
                .orElse(List.of());
    }
}
