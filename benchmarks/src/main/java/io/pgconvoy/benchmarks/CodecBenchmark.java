package io.pgconvoy.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.CompressionSpec;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.compress.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

/** What it costs to compress and to decompress 4 MiB of COPY text, in pieces as a dump has them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class CodecBenchmark {
    private static final int SIZE = 4 << 20;
    private static final int PIECE = 256 << 10;

    @Param({"none", "gzip:1", "gzip:6", "lz4", "zstd:1", "zstd:3"})
    public String compression = "";

    private final ByteBuf text = Unpooled.wrappedBuffer(CopyText.of(SIZE, new Random(1)));
    private ByteBuf packed = Unpooled.EMPTY_BUFFER;
    private Compression how = Compression.NONE;
    private Codec codec = Codecs.forStream(how.algorithm());
    private long length;

    @Setup
    public void compress() {
        how = CompressionSpec.parse(compression).compression();
        codec = Codecs.forStream(how.algorithm());
        packed = Unpooled.buffer();
        encode(packed::writeBytes);
    }

    private void encode(Consumer<ByteBuf> out) {
        try (Encoder encoder = codec.encoder(how)) {
            for (int at = 0; at < SIZE; at += PIECE) {
                encoder.encode(text.slice(at, PIECE), out);
            }
            encoder.finish(out);
        }
    }

    @Benchmark
    public long encode() {
        length = 0;
        encode(bytes -> length += bytes.readableBytes());
        return length;
    }

    @Benchmark
    public long decode() {
        length = 0;
        try (Decoder decoder = codec.decoder()) {
            decoder.decode(packed.slice(), bytes -> length += bytes.readableBytes());
            decoder.finish();
        }
        return length;
    }

    /** Rows as COPY writes them: a counter, words, a number, a time. */
    static final class CopyText {
        private static final String[] WORDS = {"pending", "shipped", "returned", "open", "lost"};

        private CopyText() {}

        static byte[] of(int size, Random random) {
            StringBuilder text = new StringBuilder(size + 100);
            for (int row = 0; text.length() < size; row++) {
                text.append(row)
                        .append('\t')
                        .append(WORDS[random.nextInt(WORDS.length)])
                        .append('\t');
                text.append(Long.toHexString(random.nextLong())).append('\t').append(random.nextInt(100_000));
                text.append(".25\t2024-03-").append(10 + row % 20).append(" 12:00:00\n");
            }
            text.setLength(size);
            return text.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
