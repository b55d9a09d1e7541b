package io.pgconvoy.benchmarks;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.sql.Identifier;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write a name: a dump of 20,000 tables quotes millions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class QuotingBenchmark {
    @Param({"customer_id", "select", "Customer \"Id\""})
    public String name = "";

    private final Identifier identifier = Identifier.of(Dialect.newest());

    @Benchmark
    public String quote() {
        return identifier.quote(name);
    }
}
