package io.pgconvoy.progress;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keeps what a job did when, for a report. Any thread may report; memory is bounded however long the job takes. */
public final class Timeline implements ProgressListener {
    private static final double NANOS = 1e9;
    private static final int SAMPLES = 240;

    /** Behind so many, what a worker does on any object becomes one span. */
    private static final int MOST_SPANS = 10_000;

    private static final String OTHERS = "others";
    private static final String NOT_FINISHED = ", not finished";

    /** Of thousands of objects, the workers' spans tell. */
    private static final List<String> OF_WORKERS =
            List.of("dumping contents of table", "restoring ", "dropping ", "analyzing table ", "hashing table ");

    private final LongSupplier clock;
    private final long start;
    private final Map<WorkUnit, Double> begun = new HashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private final Map<Integer, Integer> lastSpans = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final long[] samples = new long[SAMPLES];
    private double sampleSeconds = 0.25;
    private double end;

    /** @param clock in nanoseconds, as {@link System#nanoTime} */
    public Timeline(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** One worker's time on one object; units that follow each other closely are one span. */
    public record Span(int worker, String kind, String name, double from, double to, WorkUnit.Outcome outcome) {
        private Span with(String newName, double later, WorkUnit.Outcome more) {
            return new Span(
                    worker,
                    kind,
                    newName,
                    from,
                    later,
                    new WorkUnit.Outcome(
                            outcome.rows() + more.rows(),
                            outcome.bytes() + more.bytes(),
                            outcome.outputBytes() + more.outputBytes()));
        }
    }

    /** What the job turned to, and when. */
    public record Step(String what, double at) {}

    private double now() {
        return (clock.getAsLong() - start) / NANOS;
    }

    @Override
    public synchronized void step(String what) {
        if (OF_WORKERS.stream().noneMatch(what::startsWith)) {
            steps.add(new Step(what, now()));
        }
    }

    @Override
    public synchronized void begun(WorkUnit unit) {
        begun.put(unit, now());
    }

    @Override
    public synchronized void ended(WorkUnit unit, WorkUnit.Outcome outcome) {
        Double since = begun.remove(unit);
        double to = now();
        double from = since == null ? to : since;
        Integer last = lastSpans.get(unit.worker());
        if (last != null && continues(spans.get(last), unit)) {
            spans.set(last, spans.get(last).with(unit.name(), to, outcome));
        } else if (last != null && spans.size() >= MOST_SPANS) {
            spans.set(last, spans.get(last).with(OTHERS, to, outcome));
        } else {
            lastSpans.put(unit.worker(), spans.size());
            spans.add(new Span(unit.worker(), unit.kind(), unit.name(), from, to, outcome));
        }
    }

    private static boolean continues(Span last, WorkUnit unit) {
        return last.name().equals(unit.name()) && last.kind().equals(unit.kind());
    }

    @Override
    public synchronized void moved(long bytes) {
        int sample = (int) (now() / sampleSeconds);
        while (sample >= SAMPLES) {
            halve();
            sample = (int) (now() / sampleSeconds);
        }
        samples[sample] += bytes;
    }

    private void halve() {
        for (int i = 0; i < SAMPLES / 2; i++) {
            samples[i] = samples[2 * i] + samples[2 * i + 1];
        }
        Arrays.fill(samples, SAMPLES / 2, SAMPLES, 0);
        sampleSeconds *= 2;
    }

    /** The job is over. What has begun and not ended is shown as far as it got. */
    public synchronized void end() {
        end = now();
        begun.forEach((unit, since) -> spans.add(
                new Span(unit.worker(), unit.kind() + NOT_FINISHED, unit.name(), since, end, WorkUnit.Outcome.NONE)));
        begun.clear();
    }

    public synchronized double seconds() {
        return end;
    }

    public synchronized List<Span> spans() {
        return List.copyOf(spans);
    }

    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The length of time that each of {@link #bytesMoved} stands for. */
    public synchronized double sampleSeconds() {
        return sampleSeconds;
    }

    /** Bytes moved in one stretch of time after the other. */
    public synchronized long[] bytesMoved() {
        int used = Math.min(SAMPLES, (int) (end / sampleSeconds) + 1);
        return Arrays.copyOf(samples, used);
    }
}
