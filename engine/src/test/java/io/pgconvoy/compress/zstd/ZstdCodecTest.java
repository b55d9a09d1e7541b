package io.pgconvoy.compress.zstd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.CodecContract;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.CorruptDataException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdCodecTest extends CodecContract {

    /** Written by zstd -19: with a checksum. */
    private static final byte[] FOREIGN =
            HexFormat.of().parseHex("28b52ffd04689500006031096f6e650a320974776f0a0100074b12200e1872");

    private static final String CONTENT = "1\tone\n2\ttwo\n".repeat(3);

    @Override
    protected Codec codec() {
        return new ZstdCodec();
    }

    @Override
    protected Compression compression() {
        return new Compression(Algorithm.ZSTD, null);
    }

    @Test
    void fileOfAnotherProgramIsRead() {
        for (int pieceLength = 1; pieceLength <= FOREIGN.length; pieceLength++) {
            assertEquals(CONTENT, new String(decode(FOREIGN, pieceLength), US_ASCII));
        }
    }

    @Test
    void framesInARowAreOneStream() {
        byte[] two = Arrays.copyOf(FOREIGN, 2 * FOREIGN.length);
        System.arraycopy(FOREIGN, 0, two, FOREIGN.length, FOREIGN.length);
        assertEquals(CONTENT + CONTENT, new String(decode(two, 7), US_ASCII));
    }

    @Test
    void noFrameAtAllIsAnEmptyStream() {
        assertEquals(0, decode(new byte[0], 1).length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-131072, -5, 0, 1, 3, 19, 22})
    void everyLevelIsReadByTheLibrary(int level) {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        System.arraycopy(content, 0, content, 150_000, 150_000);
        byte[] file = encode(content, 40_000, new Compression(Algorithm.ZSTD, level));
        assertArrayEquals(content, Zstd.decompress(file, content.length));
    }

    @Test
    void longDistanceModeFindsWhatIsFarBack() {
        byte[] content = new byte[24 << 20];
        new Random(1).nextBytes(content);
        System.arraycopy(content, 0, content, 12 << 20, 12 << 20);
        byte[] usual = encode(content, 1 << 20, new Compression(Algorithm.ZSTD, 1));
        byte[] far = encode(content, 1 << 20, new Compression(Algorithm.ZSTD, 1, true));
        assertTrue(far.length < usual.length * 6 / 10, far.length + " of " + usual.length);
        assertArrayEquals(content, decode(far, 100_000));
    }

    @Test
    void missingEndIsNoticed() {
        for (int length = 1; length < FOREIGN.length; length++) {
            byte[] cut = Arrays.copyOf(FOREIGN, length);
            CorruptDataException failure = assertThrows(CorruptDataException.class, () -> decode(cut, 5));
            assertEquals("zstd data ends too early", failure.getMessage());
        }
    }

    @Test
    void wrongChecksumIsNoticed() {
        byte[] wrong = FOREIGN.clone();
        wrong[wrong.length - 1]++;
        CorruptDataException failure = assertThrows(CorruptDataException.class, () -> decode(wrong, 100));
        assertTrue(failure.getMessage().startsWith("damaged zstd data: "), failure.getMessage());
    }

    /** A frame header may ask for a window of terabytes. */
    @Test
    void hugeWindowsAreRefused() {
        byte[] huge = HexFormat.of().parseHex("28b52ffd04f89500006031096f6e650a320974776f0a0100074b12200e1872");
        assertThrows(CorruptDataException.class, () -> decode(huge, 100));
    }
}
