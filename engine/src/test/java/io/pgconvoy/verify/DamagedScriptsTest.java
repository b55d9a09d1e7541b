package io.pgconvoy.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Encoder;
import io.pgconvoy.restore.SampleArchive;
import io.pgconvoy.restore.ScriptRestore;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to a plain script, compressed or not, reading it ends soon, and with one clear line or a report. */
class DamagedScriptsTest {
    /** Of each compression. */
    private static final int MUTATIONS = Integer.getInteger("pgconvoy.mutations", 2000);

    private static final Pattern LOCATED =
            Pattern.compile(" at offset \\d+$|^script: line \\d+|line \\d+: |^input file ");

    @TempDir
    Path directory;

    private byte[] script = new byte[0];
    private long rows;

    @BeforeEach
    void write() throws IOException {
        LocalStorage storage = new LocalStorage(directory, false);
        SampleArchive.CUSTOM.write(directory);
        RestoreOptions options = RestoreOptions.from(new RestoreInput(storage, SampleArchive.NAME, null));
        new ScriptRestore(options, ProgressListener.NONE, new Cancellation()).write(storage, "script");
        script = Files.readAllBytes(directory.resolve("script"));
        rows = rows(verify());
        assertTrue(rows > 500, () -> "rows " + rows);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void damageEndsInALineOrAReport(Algorithm algorithm) throws IOException {
        byte[] whole = compressed(algorithm);
        Random random = new Random(algorithm.ordinal() + 5);
        int[] noticed = new int[1];
        assertTimeoutPreemptively(Duration.ofMinutes(10), () -> {
            for (int round = 0; round < MUTATIONS; round++) {
                byte[] damaged = damaged(whole, random);
                noticed[0] += isNoticed(damaged, algorithm, algorithm + ", mutation " + round) ? 1 : 0;
            }
        });
        int expected = algorithm == Algorithm.NONE ? MUTATIONS / 10 : MUTATIONS / 3;
        assertTrue(noticed[0] > expected, noticed[0] + " of " + MUTATIONS);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void nothingThatIsCutOffPassesForWhole(Algorithm algorithm) throws IOException {
        byte[] whole = compressed(algorithm);
        int last = algorithm == Algorithm.NONE ? lastThatMatters() : whole.length - 1;
        for (int length = 1; length < last; length += Math.max(1, whole.length / 400)) {
            String what = algorithm + " cut to " + length;
            assertTrue(isNoticed(Arrays.copyOf(whole, length), algorithm, what), what);
        }
    }

    /** Before the last comment, which nothing is lost with. */
    private int lastThatMatters() {
        return new String(script, ISO_8859_1).indexOf("-- PostgreSQL database dump complete");
    }

    private boolean isNoticed(byte[] damaged, Algorithm algorithm, String how) throws IOException {
        Files.write(directory.resolve("script"), damaged);
        try {
            VerifyReport report = verify();
            if (report.isGood() && algorithm == Algorithm.GZIP) {
                assertEquals(rows, rows(report), how);
            }
            return !report.isGood();
        } catch (EngineException e) {
            assertEquals(ErrorCode.MALFORMED_ARCHIVE, e.code(), how);
            String message = String.valueOf(e.getMessage());
            assertTrue(LOCATED.matcher(message).find(), how + ": " + message);
            assertFalse(message.contains("\n"), how + ": " + message);
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(how, e);
        }
    }

    private VerifyReport verify() {
        RestoreInput input = new RestoreInput(new LocalStorage(directory, false), "script", null);
        return new InputVerification(input, 1, ProgressListener.NONE, new Cancellation()).run();
    }

    private static long rows(VerifyReport report) {
        return report.items().stream()
                .mapToLong(item -> item.content() == null ? 0 : item.content().items())
                .sum();
    }

    private byte[] compressed(Algorithm algorithm) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Encoder encoder = Codecs.forFile(algorithm).encoder(new Compression(algorithm, null))) {
            encoder.encode(Unpooled.wrappedBuffer(script), bytes -> {
                byte[] piece = new byte[bytes.readableBytes()];
                bytes.getBytes(bytes.readerIndex(), piece);
                out.writeBytes(piece);
            });
            encoder.finish(bytes -> {
                byte[] piece = new byte[bytes.readableBytes()];
                bytes.getBytes(bytes.readerIndex(), piece);
                out.writeBytes(piece);
            });
        }
        return out.toByteArray();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        int at = random.nextInt(whole.length);
        int length = 1 + random.nextInt(Math.min(600, whole.length - at));
        byte[] bytes = whole.clone();
        return switch (random.nextInt(7)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, at + length, new byte[0]);
            case 4 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            case 5 -> spliced(bytes, at, at, word(random));
            default -> {
                Arrays.fill(bytes, at, at + Math.min(length, 8), (byte) 0xff);
                yield bytes;
            }
        };
    }

    /** What a script could mislead its reader with. */
    private static byte[] word(Random random) {
        String[] words = {
            "\\! touch /tmp/x\n",
            "\n\\.\n",
            "$$",
            "'",
            "\"",
            "/*",
            "\n\\connect other\n",
            "\n\\i /etc/passwd\n",
            "\0",
            "COPY"
        };
        return words[random.nextInt(words.length)].getBytes(US_ASCII);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] insertion) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + insertion.length);
        System.arraycopy(insertion, 0, result, from, insertion.length);
        System.arraycopy(bytes, to, result, from + insertion.length, bytes.length - to);
        return result;
    }
}
