package io.pgconvoy.progress;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkAhead;
import io.pgconvoy.api.WorkUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Adds a job's events up. Any thread may report and ask. */
public final class Tally implements ProgressListener {
    /** How far back the smoothed pace looks, roughly. */
    private static final double MEMORY_SECONDS = 10;

    private static final double NANOS = 1e9;

    /** A job is never said to be done before it is. */
    private static final double MOST = 0.995;

    private final LongSupplier clock;
    private final long start;
    private final Map<Integer, WorkUnit> atWork = new TreeMap<>();
    private final Map<String, Integer> unitsDone = new HashMap<>();
    private String step = "";
    private @Nullable WorkAhead ahead;
    private long expectedBytes;
    private long bytes;
    private long rows;
    private int objects;
    private long endedBytes;
    private long endedWeight;
    private final Pace bytePace = new Pace();
    private final Pace workPace = new Pace();

    /** @param clock in nanoseconds, as {@link System#nanoTime} */
    public Tally(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public synchronized void step(String what) {
        step = what;
    }

    @Override
    public synchronized void expect(long total) {
        expectedBytes = total;
    }

    @Override
    public synchronized void expect(WorkAhead work) {
        ahead = work;
    }

    @Override
    public synchronized void begun(WorkUnit unit) {
        atWork.put(unit.worker(), unit);
    }

    @Override
    public synchronized void ended(WorkUnit unit, WorkUnit.Outcome outcome) {
        atWork.remove(unit.worker(), unit);
        rows += outcome.rows();
        endedBytes += outcome.bytes();
        endedWeight += unit.weight();
        String object = unit.kind() + ' ' + unit.name();
        int done = unitsDone.merge(object, 1, Integer::sum);
        if (done == unit.units()) {
            objects++;
            unitsDone.remove(object);
        }
    }

    @Override
    public synchronized void moved(long more) {
        bytes += more;
    }

    /** How far the job is now. The pace is that between one call and the next, smoothed. */
    public synchronized Status status() {
        double seconds = (clock.getAsLong() - start) / NANOS;
        OptionalDouble fraction = fraction();
        double byteRate = bytePace.at(seconds, bytes);
        OptionalDouble left = OptionalDouble.empty();
        if (fraction.isPresent()) {
            double done = fraction.getAsDouble();
            double rate = workPace.at(seconds, done);
            // once all has moved, what is left is no data: an upload's completion, say
            left = rate > 0 && done < MOST ? OptionalDouble.of((1 - done) / rate) : left;
        }
        return new Status(
                seconds,
                step,
                bytes,
                rows,
                ahead == null ? 0 : Math.max(rows, ahead.rows()),
                objects,
                ahead == null ? 0 : Math.max(objects, ahead.objects()),
                fraction,
                byteRate,
                left,
                workers());
    }

    private List<Status.Worker> workers() {
        return atWork.values().stream()
                .map(unit -> new Status.Worker(unit.worker(), unit.kind(), unit.name()))
                .toList();
    }

    private OptionalDouble fraction() {
        if (ahead != null && ahead.weight() > 0) {
            return OptionalDouble.of(Math.min(MOST, (endedWeight + weightUnderWay()) / ahead.weight()));
        }
        return expectedBytes > 0
                ? OptionalDouble.of(Math.min(MOST, (double) bytes / expectedBytes))
                : OptionalDouble.empty();
    }

    /** What has moved of unfinished units, at the weight that bytes have had so far, and no more than all of them weigh. */
    private double weightUnderWay() {
        long begun = atWork.values().stream().mapToLong(WorkUnit::weight).sum();
        double weightOfByte = endedBytes == 0 ? 1 : (double) endedWeight / endedBytes;
        return Math.min(begun, Math.max(0, bytes - endedBytes) * weightOfByte);
    }

    /** The speed of something that grows, its past forgotten slowly. */
    private static final class Pace {
        private double lastSeconds;
        private double lastValue;
        private double speed;
        private boolean known;

        double at(double seconds, double value) {
            double passed = seconds - lastSeconds;
            if (passed <= 0) {
                return speed;
            }
            double now = Math.max(0, value - lastValue) / passed;
            double weight = known ? 1 - Math.exp(-passed / MEMORY_SECONDS) : 1;
            speed += (now - speed) * weight;
            known = known || now > 0;
            lastSeconds = seconds;
            lastValue = value;
            return speed;
        }
    }
}
