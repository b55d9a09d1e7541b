package io.pgconvoy.compress.zstd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.PartedCodec.PartEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdPartsTest {
    private static final Compression FAST = new Compression(Algorithm.ZSTD, 1);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, ZstdFrames.SIZE - 1, ZstdFrames.SIZE, ZstdFrames.SIZE + 1, 3 * ZstdFrames.SIZE + 17})
    void eachBufferIsAFrameThatStandsAlone(int size) {
        byte[] content = text(size);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        List<byte[]> frames = frames(content, FAST);
        for (byte[] frame : frames) {
            byte[] part = Zstd.decompress(frame, (int) Zstd.getFrameContentSize(frame));
            assertTrue(part.length <= ZstdFrames.SIZE);
            decoded.writeBytes(part);
        }
        assertArrayEquals(content, decoded.toByteArray());
        assertEquals(Math.max(1, (size + ZstdFrames.SIZE - 1) / ZstdFrames.SIZE), frames.size());
    }

    @Test
    void framesHaveChecksums() {
        byte[] frame = frames(text(1000), FAST).get(0);
        frame[frame.length - 1]++;
        assertThrows(ZstdException.class, () -> Zstd.decompress(frame, 1000));
    }

    @Test
    void levelsThatLookFurtherBackMakeOneFrame() {
        for (Compression compression :
                List.of(new Compression(Algorithm.ZSTD, 3), new Compression(Algorithm.ZSTD, 1, true))) {
            try (PartEncoder encoder = new ZstdParts().part(compression)) {
                assertFalse(encoder.cutsBehindEachBuffer());
            }
        }
    }

    /** A row begins as those before it did; the rest says nothing. */
    @Test
    void rowsAreSmallerThanAtTheLibrarysOwnSetting() {
        StringBuilder rows = new StringBuilder();
        Random random = new Random(1);
        while (rows.length() < 16 * ZstdFrames.SIZE) {
            rows.append("2026-11-22 10:00:00+00\t")
                    .append(random.nextInt(1_000_000_000))
                    .append("\topen\n");
        }
        byte[] content = rows.toString().getBytes(StandardCharsets.US_ASCII);
        assertTrue(size(content) < 0.99 * plainSize(content), size(content) + " of " + plainSize(content));
    }

    /** Words come again wherever they stood before, near or far. */
    @Test
    void proseIsHardlyLargerThanAtTheLibrarysOwnSetting() {
        StringBuilder prose = new StringBuilder();
        Random random = new Random(1);
        while (prose.length() < 16 * ZstdFrames.SIZE) {
            prose.append("a word that is rather long, number ")
                    .append(random.nextInt(3000))
                    .append("; ");
            prose.append("followed by phrase ")
                    .append(random.nextInt(3000) * 7919L % 100_003)
                    .append(", ");
        }
        byte[] content = prose.toString().getBytes(StandardCharsets.US_ASCII);
        assertTrue(size(content) < 1.01 * plainSize(content), size(content) + " of " + plainSize(content));
    }

    private static int size(byte[] content) {
        return frames(content, FAST).stream().mapToInt(frame -> frame.length).sum();
    }

    /** In frames of the same size. */
    private static int plainSize(byte[] content) {
        int size = 0;
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(1).setChecksum(true);
            for (int at = 0; at < content.length; at += ZstdFrames.SIZE) {
                size += context.compress(
                                Arrays.copyOfRange(content, at, Math.min(content.length, at + ZstdFrames.SIZE)))
                        .length;
            }
        }
        return size;
    }

    private static List<byte[]> frames(byte[] content, Compression compression) {
        List<byte[]> frames = new ArrayList<>();
        Consumer<ByteBuf> out = bytes -> frames.add(ByteBufUtil.getBytes(bytes));
        try (PartEncoder encoder = new ZstdParts().part(compression)) {
            assertTrue(encoder.cutsBehindEachBuffer());
            for (int at = 0; at < content.length; at += 100_000) {
                encoder.encode(Unpooled.wrappedBuffer(content, at, Math.min(100_000, content.length - at)), out);
            }
            encoder.finish(out);
        }
        return frames;
    }

    private static byte[] text(int size) {
        Random random = new Random(1);
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) ('0' + random.nextInt(10));
        }
        return content;
    }
}
