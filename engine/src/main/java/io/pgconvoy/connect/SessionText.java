package io.pgconvoy.connect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * How a session's text and Java's strings stand for each other, without losing a byte.
 * In UTF8 a string is what it says. In any other encoding each char of a string is one byte of the text (0 to 255):
 * such a string keeps bytes that no charset knows, and SQL built from it reaches the server byte for byte.
 * Immutable and shared freely.
 */
public final class SessionText {
    public static final SessionText UTF8 = new SessionText("UTF8", StandardCharsets.UTF_8);

    private final String encoding;
    private final Charset carrier;

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

    public byte[] encode(String text) {
        return text.getBytes(carrier);
    }

    /** A string as people write it, from a command line say, as this session's text holds it. */
    public String ofUnicode(String text) {
        return isBytes() ? decode(text.getBytes(EncodingCharsets.charset(encoding))) : text;
    }

    /** This session's text for people to read. */
    public String toUnicode(String text) {
        return isBytes() ? new String(encode(text), EncodingCharsets.charset(encoding)) : text;
    }

    /** Orders strings as C's {@code strcmp} orders their bytes. */
    public Comparator<String> byteOrder() {
        return isBytes()
                ? Comparator.naturalOrder()
                : (left, right) -> Arrays.compareUnsigned(encode(left), encode(right));
    }
}
