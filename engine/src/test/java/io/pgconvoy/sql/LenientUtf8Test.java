package io.pgconvoy.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LenientUtf8Test {
    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void utf8IsWhatItSays() {
        String text = "plain, dé, あ, 🐘";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(text, LenientUtf8.decode(bytes));
        assertArrayEquals(bytes, LenientUtf8.encode(text));
        assertFalse(LenientUtf8.hasBytes(text));
    }

    @Test
    void otherBytesBecomeLoneSurrogates() {
        String text = LenientUtf8.decode(bytes('d', 0xE9, 'x', 0xC3, 0xA9, 0xF0, 0x9F));
        assertEquals("d\uDCE9xé\uDCF0\uDC9F", text);
        assertTrue(LenientUtf8.hasBytes(text));
    }

    @Test
    void allBytesComeBack() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, LenientUtf8.encode(LenientUtf8.decode(bytes)));
        }
    }
}
