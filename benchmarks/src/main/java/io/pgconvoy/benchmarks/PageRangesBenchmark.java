package io.pgconvoy.benchmarks;

import io.pgconvoy.dump.parallel.PageRanges;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to cut one table into parts: 10 GB make some 1,200 of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class PageRangesBenchmark {
    private static final long TABLE = 4711;
    private static final long PART = 8L << 20;
    private static final long PAGE = 8192;

    @Param({"10", "1000"})
    public int gigabytes;

    private final PageRanges ranges = new PageRanges(PART);

    @Setup
    public void size() {
        long bytes = (long) gigabytes << 30;
        ranges.add(TABLE, bytes / PAGE, bytes);
    }

    @Benchmark
    public int cut() {
        return ranges.of(TABLE).size();
    }
}
