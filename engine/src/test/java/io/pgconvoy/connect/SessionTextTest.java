package io.pgconvoy.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTextTest {
    @Test
    void utf8IsHeldInRealStrings() {
        assertSame(SessionText.UTF8, SessionText.of("UTF8"));
        assertEquals("é", SessionText.UTF8.decode(new byte[] {(byte) 0xC3, (byte) 0xA9}));
        assertArrayEquals(new byte[] {(byte) 0xC3, (byte) 0xA9}, SessionText.UTF8.encode("é"));
        assertFalse(SessionText.UTF8.isBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQL_ASCII", "EUC_JP", "LATIN1", "WIN1252", "MULE_INTERNAL"})
    void everyByteSurvivesInAnyOtherEncoding(String encoding) {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        SessionText text = SessionText.of(encoding);

        assertTrue(text.isBytes());
        assertEquals(encoding, text.encoding());
        assertEquals(256, text.decode(all).length());
        assertArrayEquals(all, text.encode(text.decode(all)));
    }

    @ParameterizedTest
    @CsvSource({"LATIN1, é, 1", "EUC_JP, 日本, 4", "SJIS, 日本, 4", "WIN1252, €, 1", "SQL_ASCII, é, 2", "KOI8R, Я, 1"})
    void whatPeopleTypeIsConvertedThereAndBack(String encoding, String typed, int bytes) {
        SessionText text = SessionText.of(encoding);

        assertEquals(bytes, text.encode(text.ofUnicode(typed)).length);
        assertEquals(typed, text.toUnicode(text.ofUnicode(typed)));
        assertEquals(typed, SessionText.UTF8.ofUnicode(typed));
    }

    @Test
    void namesOrderAsStrcmpOrdersTheirBytes() {
        // In UTF-16, U+1F511 sorts before U+FF21 by its surrogates; in UTF-8 it sorts after.
        List<String> sorted = List.of("", "A", "a", "a1", "é", "ﬀ", "Ａ", "🔑");

        assertEquals(
                sorted, sorted.stream().sorted(SessionText.UTF8.byteOrder()).toList());
        assertTrue(SessionText.of("LATIN1").byteOrder().compare("z", "\u00E9") < 0);
    }
}
