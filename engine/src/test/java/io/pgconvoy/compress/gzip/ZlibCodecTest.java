package io.pgconvoy.compress.gzip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.CodecContract;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.CorruptDataException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ZlibCodecTest extends CodecContract {

    /** Written by Python's zlib module at level 9. */
    private static final byte[] FOREIGN = HexFormat.of().parseHex("78da33e4cccf4be532e22c29cfe732c4c10600acad0970");

    private static final String CONTENT = "1\tone\n2\ttwo\n".repeat(3);

    @Override
    protected Codec codec() {
        return new ZlibCodec();
    }

    @Override
    protected Compression compression() {
        return Compression.GZIP;
    }

    @Test
    void streamOfAnotherProgramIsRead() {
        assertEquals(CONTENT, new String(decode(FOREIGN, 3), US_ASCII));
    }

    @Test
    void streamIsBareZlib() {
        assertEquals(0x78, encode(CONTENT.getBytes(US_ASCII), 100)[0]);
    }

    @Test
    void nothingIsEightBytesAsInStockArchives() {
        assertEquals("789c030000000001", HexFormat.of().formatHex(encode(new byte[0], 1)));
    }

    @Test
    void missingEndIsNoticed() {
        for (int length = 0; length < FOREIGN.length; length++) {
            byte[] cut = Arrays.copyOf(FOREIGN, length);
            CorruptDataException failure = assertThrows(CorruptDataException.class, () -> decode(cut, 5));
            assertEquals(length, failure.offset());
        }
    }

    @Test
    void wrongChecksumIsNoticed() {
        byte[] wrong = FOREIGN.clone();
        wrong[wrong.length - 1]++;
        assertThrows(CorruptDataException.class, () -> decode(wrong, 100));
    }

    @Test
    void noiseIsNoticedWithItsOffset() {
        byte[] noise = {0x78, (byte) 0xda, (byte) 0xff, (byte) 0xff, 0, 0};
        CorruptDataException failure = assertThrows(CorruptDataException.class, () -> decode(noise, 100));
        assertTrue(failure.getMessage().startsWith("damaged compressed data"), failure.getMessage());
        assertTrue(failure.offset() <= noise.length, () -> "offset " + failure.offset());
    }

    @Test
    void secondStreamBehindTheFirstIsRefused() {
        byte[] two = Arrays.copyOf(FOREIGN, 2 * FOREIGN.length);
        System.arraycopy(FOREIGN, 0, two, FOREIGN.length, FOREIGN.length);
        CorruptDataException failure = assertThrows(CorruptDataException.class, () -> decode(two, 100));
        assertEquals("data after the end of the zlib stream", failure.getMessage());
        assertEquals(FOREIGN.length, failure.offset());
    }

    @Test
    void levelChangesTheResult() {
        byte[] content = CONTENT.repeat(1000).getBytes(US_ASCII);
        int fast = encode(content, content.length, new Compression(Algorithm.GZIP, 1)).length;
        int best = encode(content, content.length, new Compression(Algorithm.GZIP, 9)).length;
        assertTrue(best < fast, () -> best + " < " + fast);
    }
}
