package io.pgconvoy.benchmarks;

import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.conninfo.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read some 64 MB of rows that a COPY sends, through the driver and past it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class ReadingLoopBenchmark {
    private static final int RECORDED = 1 << 20;
    private static final int TIMES = 64;

    /** Bytes of a row. */
    @Param({"20", "250", "8000"})
    public int width;

    private final byte[] space = new byte[256 << 10];
    private ReplayServer server;
    private Session session;
    private long length;

    @Setup
    public void connect() throws IOException {
        String row = "x".repeat(width - 1) + "\n";
        server = new ReplayServer(row.repeat(RECORDED / width).getBytes(StandardCharsets.US_ASCII), TIMES);
        session = Session.open(ConnectionSpec.parse(
                "host=127.0.0.1 sslmode=disable gssencmode=disable user=u dbname=d port=" + server.port(),
                new Environment(Map.of(), null, "u", warning -> {})));
    }

    @TearDown
    public void close() throws IOException {
        session.close();
        server.close();
    }

    /** Pieces cut anywhere: what dumps use. */
    @Benchmark
    public long pieces() {
        length = 0;
        session.copyOut("COPY t TO STDOUT", space, piece -> length += piece.readableBytes());
        return length;
    }

    /** An array for each row, from the driver. */
    @Benchmark
    public long rows() {
        length = 0;
        session.copyOut("COPY t TO STDOUT", row -> length += row.length);
        return length;
    }
}
