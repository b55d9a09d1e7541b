package io.pgconvoy.compress.lz4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.CodecContract;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.CorruptDataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG.Bits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Lz4CodecTest extends CodecContract {

    /** Written by lz4 -9 -BX: with checksums of blocks and content. */
    private static final byte[] FOREIGN = HexFormat.of()
            .parseHex("04224d187440bd16000000cf31096f6e650a320974776f0a0c0000500974776f0a6531390f0000000051e9d028");

    private static final String CONTENT = "1\tone\n2\ttwo\n".repeat(3);

    /** Two blocks of one frame as stock pg_dump writes them: the second one repeats the first one's content. */
    private static final byte[] LINKED =
            HexFormat.of().parseHex("04224d184040c008000080616263646566676805000000000800" + "1021" + "00000000");

    @Override
    protected Codec codec() {
        return new Lz4Codec();
    }

    @Override
    protected Compression compression() {
        return new Compression(Algorithm.LZ4, null);
    }

    @Test
    void fileOfAnotherProgramIsRead() {
        for (int pieceLength = 1; pieceLength <= FOREIGN.length; pieceLength++) {
            assertEquals(CONTENT, new String(decode(FOREIGN, pieceLength), US_ASCII));
        }
    }

    @Test
    void blocksRepeatWhatTheBlocksBeforeHold() {
        assertEquals("abcdefghabcd!", new String(decode(LINKED, 1), US_ASCII));
    }

    @Test
    void independentBlocksRepeatOnlyThemselves() {
        byte[] independent = LINKED.clone();
        independent[4] |= Lz4Codec.INDEPENDENT;
        independent[6] = Lz4FrameHeader.check(new byte[] {independent[4], independent[5]}, 2);
        CorruptDataException failure = assertThrows(CorruptDataException.class, () -> decode(independent, 100));
        assertEquals("damaged lz4 data: reaches back too far", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 9, 12})
    void everyLevelIsReadByTheLibrary(int level) throws IOException {
        byte[] content = text(700_000);
        byte[] file = encode(content, 10_000, new Compression(Algorithm.LZ4, level));
        try (LZ4FrameInputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(file))) {
            assertArrayEquals(content, in.readAllBytes());
        }
    }

    @ParameterizedTest
    @EnumSource(BLOCKSIZE.class)
    void everyBlockSizeOfTheLibraryIsRead(BLOCKSIZE size) throws IOException {
        byte[] content = text(9_000_000);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (LZ4FrameOutputStream out =
                new LZ4FrameOutputStream(file, size, Bits.BLOCK_INDEPENDENCE, Bits.BLOCK_CHECKSUM)) {
            out.write(content);
        }
        assertArrayEquals(content, decode(file.toByteArray(), 33_333));
    }

    @Test
    void framesInARowAreOneStreamAndSkippedOnesAreNothing() {
        byte[] skipped = HexFormat.of().parseHex("5f2a4d1803000000aabbcc" + "502a4d1800000000");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(skipped);
        stream.writeBytes(FOREIGN);
        stream.writeBytes(skipped);
        stream.writeBytes(LINKED);
        assertEquals(CONTENT + "abcdefghabcd!", new String(decode(stream.toByteArray(), 5), US_ASCII));
    }

    @Test
    void noFrameAtAllIsAnEmptyStream() {
        assertEquals(0, decode(new byte[0], 1).length);
    }

    @Test
    void missingEndIsNoticed() {
        for (int length = 1; length < FOREIGN.length; length++) {
            byte[] cut = Arrays.copyOf(FOREIGN, length);
            CorruptDataException failure = assertThrows(CorruptDataException.class, () -> decode(cut, 5));
            assertEquals("lz4 data ends too early", failure.getMessage());
        }
    }

    @Test
    void everyDamagedByteIsNoticed() {
        for (int at = 0; at < FOREIGN.length; at++) {
            byte[] damaged = FOREIGN.clone();
            damaged[at] ^= 0x21;
            assertThrows(CorruptDataException.class, () -> decode(damaged, 7), "byte " + at);
        }
    }

    @Test
    void levelChangesTheResult() {
        byte[] content = text(500_000);
        int fast = encode(content, content.length, new Compression(Algorithm.LZ4, 1)).length;
        int best = encode(content, content.length, new Compression(Algorithm.LZ4, 12)).length;
        assertTrue(best < fast, () -> best + " < " + fast);
    }

    private static byte[] text(int length) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(7);
        while (text.length() < length) {
            text.append(random.nextInt(5_000)).append("\tsome words of a row\n");
        }
        return text.substring(0, length).getBytes(US_ASCII);
    }
}
