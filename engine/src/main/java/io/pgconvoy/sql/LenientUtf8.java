package io.pgconvoy.sql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Strings for bytes that are UTF-8 most of the time and must come back as they were in any case: names from a command
 * line or of a cluster in another encoding. A byte that is part of no UTF-8 character becomes a lone low surrogate,
 * U+DC80 to U+DCFF, which no text has.
 */
public final class LenientUtf8 {
    private static final char BASE = '\uDC00';

    private LenientUtf8() {}

    /** What {@link #encode} makes these bytes of. */
    public static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (BASE + (in.get() & 0xFF)));
            }
        }
    }

    public static byte[] encode(String text) {
        ByteBuffer out = ByteBuffer.allocate(3 * text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isByte(text, i)) {
                out.put(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
                start = i + 1;
                if (i < text.length()) {
                    out.put((byte) (text.charAt(i) - BASE));
                }
            }
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Whether the text holds bytes that are no UTF-8. */
    public static boolean hasBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isByte(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isByte(String text, int index) {
        char c = text.charAt(index);
        return c >= BASE + 0x80
                && c <= BASE + 0xFF
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
