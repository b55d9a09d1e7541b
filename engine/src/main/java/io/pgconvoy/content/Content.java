package io.pgconvoy.content;

import java.util.HexFormat;

/**
 * What a set of rows or of large objects comes down to, whatever their order: contents of parts add up to that of the
 * whole.
 *
 * @param items rows, or large objects
 * @param bytes of all rows with their line ends, or of all large objects
 * @param hash the sum of all items' hashes modulo 2^64, so that two equal rows do not cancel each other out
 */
public record Content(long items, long bytes, long hash) {

    public static final Content NONE = new Content(0, 0, 0);

    public Content plus(Content other) {
        return new Content(items + other.items, bytes + other.bytes, hash + other.hash);
    }

    /** The hash as 16 hexadecimal digits. */
    public String hashText() {
        return HexFormat.of().toHexDigits(hash);
    }

    /** The opposite of {@link #hashText}. */
    public static long parseHash(String text) {
        return HexFormat.fromHexDigitsToLong(text);
    }
}
