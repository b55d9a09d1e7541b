package io.pgconvoy.compress.gzip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.CodecContract;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.CorruptDataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipCodecTest extends CodecContract {

    /** Written by gzip -9 -N, so that the header holds a name. */
    private static final byte[] FOREIGN = HexFormat.of()
            .parseHex("1f8b0808161b016b02036e616d652e7478740033e4cccf4be532e22c29cfe732c4c106001e0c9fb124000000");

    private static final String CONTENT = "1\tone\n2\ttwo\n".repeat(3);

    @Override
    protected Codec codec() {
        return new GzipCodec();
    }

    @Override
    protected Compression compression() {
        return Compression.GZIP;
    }

    @Test
    void fileOfAnotherProgramIsRead() {
        for (int pieceLength = 1; pieceLength <= FOREIGN.length; pieceLength++) {
            assertEquals(CONTENT, new String(decode(FOREIGN, pieceLength), US_ASCII));
        }
    }

    @Test
    void membersInARowAreOneFile() {
        byte[] two = Arrays.copyOf(FOREIGN, 2 * FOREIGN.length);
        System.arraycopy(FOREIGN, 0, two, FOREIGN.length, FOREIGN.length);
        assertEquals(CONTENT + CONTENT, new String(decode(two, 7), US_ASCII));
    }

    @Test
    void everyHeaderFieldIsSteppedOver() {
        // flags: crc16, extra, name, comment
        String header = "1f8b081e00000000" + "0003" + "0300" + "aabb00" + "6e00" + "6300" + "1234";
        byte[] file = HexFormat.of().parseHex(header + "33e4cccf4be532e22c29cfe732c4c106001e0c9fb124000000");
        assertEquals(CONTENT, new String(decode(file, 1), US_ASCII));
    }

    @Test
    void fileIsReadByTheJdk() throws IOException {
        byte[] file = encode(CONTENT.getBytes(US_ASCII), 5);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            in.transferTo(content);
            assertEquals(CONTENT, content.toString(US_ASCII));
        }
    }

    @Test
    void missingEndIsNoticed() {
        for (int length = 0; length < FOREIGN.length; length++) {
            byte[] cut = Arrays.copyOf(FOREIGN, length);
            assertThrows(CorruptDataException.class, () -> decode(cut, 5));
        }
    }

    @Test
    void wrongChecksumOrLengthIsNoticed() {
        for (int fromEnd = 1; fromEnd <= 8; fromEnd++) {
            byte[] wrong = FOREIGN.clone();
            wrong[wrong.length - fromEnd]++;
            assertThrows(CorruptDataException.class, () -> decode(wrong, 100));
        }
    }

    @Test
    void otherDataIsRefusedAtOnce() {
        CorruptDataException failure =
                assertThrows(CorruptDataException.class, () -> decode("PGDMP".getBytes(US_ASCII), 100));
        assertEquals("not gzip data", failure.getMessage());
        assertEquals(0, failure.offset());
    }
}
