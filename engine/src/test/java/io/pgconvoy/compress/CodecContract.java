package io.pgconvoy.compress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every codec must do. */
public abstract class CodecContract {

    protected abstract Codec codec();

    protected abstract Compression compression();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 65_535, 65_536, 65_537, 3_000_000})
    void randomBytesSurvive(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        assertArrayEquals(content, decode(encode(content, 10_000), 7_777));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 65_536, 5_000_000})
    void repetitiveBytesSurvive(int length) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 'x');
        assertArrayEquals(content, decode(encode(content, 1_000_000), 1_000_000));
    }

    @Test
    void piecesMayBeCutAnywhere() {
        byte[] content = "1\tone\n2\ttwo\n\\.\n\n\n".repeat(50).getBytes(US_ASCII);
        assertArrayEquals(content, decode(encode(content, 1), 1));
    }

    @Test
    void heapDirectAndCompositeBuffersAreTheSame() {
        byte[] content = "some content".getBytes(US_ASCII);
        byte[] expected = encode(content, content.length);
        ByteBuf direct = Unpooled.directBuffer().writeBytes(content);
        ByteBuf composite = Unpooled.wrappedBuffer(
                Unpooled.copiedBuffer("some ", US_ASCII),
                Unpooled.directBuffer().writeBytes("content".getBytes(US_ASCII)));
        for (ByteBuf buffer : new ByteBuf[] {direct, composite}) {
            assertArrayEquals(expected, encode(buffer));
            assertEquals(1, buffer.refCnt());
            assertEquals(content.length, buffer.readableBytes());
            buffer.release();
        }
    }

    @Test
    void emptyPiecesChangeNothing() {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (Encoder encoder = codec().encoder(compression())) {
            encoder.encode(Unpooled.EMPTY_BUFFER, out -> append(out, encoded));
            encoder.encode(Unpooled.copiedBuffer("x", US_ASCII), out -> append(out, encoded));
            encoder.encode(Unpooled.EMPTY_BUFFER, out -> append(out, encoded));
            encoder.finish(out -> append(out, encoded));
        }
        assertArrayEquals(new byte[] {'x'}, decode(encoded.toByteArray(), 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300_000})
    void anEncoderMakesTheNextStreamAsItMadeTheFirst(int length) {
        byte[] content = new byte[length];
        new Random(7).nextBytes(content);
        List<byte[]> streams = new ArrayList<>();
        try (Encoder encoder = codec().encoder(compression())) {
            for (int round = 0; round < 3; round++) {
                ByteArrayOutputStream encoded = new ByteArrayOutputStream();
                encoder.encode(Unpooled.wrappedBuffer(content), out -> append(out, encoded));
                encoder.finish(out -> append(out, encoded));
                streams.add(encoded.toByteArray());
            }
        }
        for (byte[] stream : streams) {
            assertArrayEquals(streams.get(0), stream);
            assertArrayEquals(content, decode(stream, 1000));
        }
    }

    /** Damage ends in the one exception or in wrong bytes, and never in endless output. */
    @Test
    void damageIsSurvived() {
        byte[] whole = encode("1\tone\n2\ttwo\n\\.\n\n\n".repeat(500).getBytes(US_ASCII), 1000);
        Random random = new Random(4);
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertTrue(decode(damaged, 500).length < 50_000_000);
            } catch (CorruptDataException e) {
                assertTrue(e.offset() >= 0 && e.offset() <= damaged.length + 65_536, e.toString());
            }
        }
    }

    protected final byte[] encode(byte[] content, int pieceLength) {
        return encode(content, pieceLength, compression());
    }

    protected final byte[] encode(byte[] content, int pieceLength, Compression compression) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (Encoder encoder = codec().encoder(compression)) {
            for (int at = 0; at < content.length; at += pieceLength) {
                ByteBuf piece = Unpooled.wrappedBuffer(content, at, Math.min(pieceLength, content.length - at));
                encoder.encode(piece, out -> append(out, encoded));
            }
            encoder.finish(out -> append(out, encoded));
        }
        return encoded.toByteArray();
    }

    private byte[] encode(ByteBuf content) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (Encoder encoder = codec().encoder(compression())) {
            encoder.encode(content, out -> append(out, encoded));
            encoder.finish(out -> append(out, encoded));
        }
        return encoded.toByteArray();
    }

    protected final byte[] decode(byte[] encoded, int pieceLength) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Decoder decoder = codec().decoder()) {
            for (int at = 0; at < encoded.length; at += pieceLength) {
                ByteBuf piece = Unpooled.wrappedBuffer(encoded, at, Math.min(pieceLength, encoded.length - at));
                decoder.decode(piece, out -> append(out, content));
            }
            decoder.finish();
        }
        return content.toByteArray();
    }

    private static void append(ByteBuf bytes, ByteArrayOutputStream target) {
        target.writeBytes(ByteBufUtil.getBytes(bytes));
    }
}
