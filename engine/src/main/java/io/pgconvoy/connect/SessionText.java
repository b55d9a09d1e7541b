package io.pgconvoy.connect;

import io.pgconvoy.sql.LenientUtf8;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How a session's text and Java's strings stand for each other, without losing a byte.
 * In UTF8 a string is what it says. In any other encoding each char of a string is one byte of the text (0 to 255):
 * such a string keeps bytes that no charset knows, and SQL built from it reaches the server byte for byte.
 * Immutable and shared freely.
 */
public final class SessionText {
    private static final int LONGEST_SHARED = 32;
    /** A power of two. */
    private static final int RECENT = 4096;

    public static final SessionText UTF8 = new SessionText("UTF8", StandardCharsets.UTF_8);

    private final String encoding;
    private final Charset carrier;
    /** Lately decoded texts, by hash. Threads may overwrite each other's: a text lost is decoded again. */
    private final @Nullable String[] decoded = new String[RECENT];

    private SessionText(String encoding, Charset carrier) {
        this.encoding = encoding;
        this.carrier = carrier;
    }

    /** Strings for a PostgreSQL encoding: real ones for UTF8, one char for each byte for all others. */
    public static SessionText of(String encoding) {
        // Servers check what they send and receive as UTF8, even from and for a SQL_ASCII database.
        return encoding.equals("UTF8") ? UTF8 : new SessionText(encoding, StandardCharsets.ISO_8859_1);
    }

    /** PostgreSQL's name of the client encoding: {@code UTF8}, {@code EUC_JP}, {@code SQL_ASCII}. */
    public String encoding() {
        return encoding;
    }

    public boolean isBytes() {
        return carrier.equals(StandardCharsets.ISO_8859_1);
    }

    public String decode(byte[] bytes) {
        return new String(bytes, carrier);
    }

    public String decode(byte[] bytes, int offset, int length) {
        return length > LONGEST_SHARED ? new String(bytes, offset, length, carrier) : shared(bytes, offset, length);
    }

    /** Catalogs repeat themselves: a short text that was decoded before is the same string again. */
    private String shared(byte[] bytes, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 15) & decoded.length - 1;
        String before = decoded[place];
        if (before != null && isAscii(before, bytes, offset, length)) {
            return before;
        }
        String text = new String(bytes, offset, length, carrier);
        decoded[place] = text;
        return text;
    }

    private static boolean isAscii(String text, byte[] bytes, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[offset + i] < 0 || bytes[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public byte[] encode(String text) {
        return text.getBytes(carrier);
    }

    /**
     * A string as people write it, from a command line say, as this session's text holds it. One with bytes of
     * {@link LenientUtf8} is in the session's encoding already.
     */
    public String ofUnicode(String text) {
        if (!isBytes()) {
            return text;
        }
        return decode(
                LenientUtf8.hasBytes(text)
                        ? LenientUtf8.encode(text)
                        : text.getBytes(EncodingCharsets.charset(encoding)));
    }

    /** This session's text for people to read. */
    public String toUnicode(String text) {
        return isBytes() ? new String(encode(text), EncodingCharsets.charset(encoding)) : text;
    }

    /**
     * The name of a database or role for connecting anew, which happens before any conversion: the bytes that the
     * catalogs hold, by {@link LenientUtf8}.
     *
     * @param serverEncoding the encoding of the database that this session's text was read from
     */
    public String toStartup(String text, String serverEncoding) {
        if (serverEncoding.equals(encoding) || serverEncoding.equals("SQL_ASCII")) {
            return LenientUtf8.decode(encode(text));
        }
        return LenientUtf8.decode(toUnicode(text).getBytes(EncodingCharsets.charset(serverEncoding)));
    }

    /** Orders strings as C's {@code strcmp} orders their bytes. */
    public Comparator<String> byteOrder() {
        return isBytes() ? Comparator.naturalOrder() : SessionText::compareAsUtf8;
    }

    /** UTF-8 orders as code points do; UTF-16 puts those beyond the first 65,536, the surrogates, before U+E000. */
    private static int compareAsUtf8(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                boolean differ = Character.isSurrogate(one) != Character.isSurrogate(other);
                return differ ? Boolean.compare(Character.isSurrogate(one), Character.isSurrogate(other)) : one - other;
            }
        }
        return left.length() - right.length();
    }
}
