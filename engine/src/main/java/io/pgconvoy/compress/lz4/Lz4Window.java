package io.pgconvoy.compress.lz4;

import io.pgconvoy.compress.CorruptDataException;
import java.util.Arrays;

/**
 * Decompresses blocks behind each other, so that one may repeat what the blocks before it hold.
 *
 * <pre>
 * block    = { sequence }          the last one ends behind its literals
 * sequence = lengths:1 [more literals] literals distance:2 [more match]
 * lengths  = literal length in the high four bits, match length less 4 in the low ones; 15 goes on in bytes that are
 *            added up to the first that is not 255
 * </pre>
 */
final class Lz4Window {

    /** How far back a distance reaches. */
    private static final int HISTORY = 64 * 1024;

    private static final int SHORTEST_MATCH = 4;
    private static final int LONG = 15;

    private byte[] bytes = new byte[0];
    private int start;
    private int end;
    private byte[] block = bytes;
    private int at;
    private int blockEnd;
    private int limit;

    /** Forgets what came before. */
    void reset(int maxBlockSize) {
        if (bytes.length < HISTORY + maxBlockSize) {
            bytes = new byte[HISTORY + maxBlockSize];
        }
        start = 0;
        end = 0;
    }

    /** Forgets what came before, as independent blocks do. */
    void forget() {
        start = 0;
        end = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the block last added begins in {@link #bytes()}. */
    int start() {
        return start;
    }

    /** Where it ends. */
    int end() {
        return end;
    }

    void store(byte[] source, int length) {
        begin();
        System.arraycopy(source, 0, bytes, end, length);
        end += length;
    }

    void decompress(byte[] source, int length, int maxBlockSize, long offset) {
        begin();
        block = source;
        at = 0;
        blockEnd = length;
        limit = end + maxBlockSize;
        try {
            while (sequence()) {
                // every sequence moves on in the block
            }
        } catch (Malformed e) {
            throw new CorruptDataException("damaged lz4 data: " + e.getMessage(), offset + at, null);
        }
    }

    private void begin() {
        if (end > HISTORY) {
            System.arraycopy(bytes, end - HISTORY, bytes, 0, HISTORY);
            end = HISTORY;
        }
        start = end;
    }

    /** False behind the last one. */
    private boolean sequence() {
        int lengths = next();
        literals(length(lengths >> 4));
        if (at == blockEnd) {
            return false;
        }
        int distance = next() | next() << 8;
        match(distance, length(lengths & LONG) + SHORTEST_MATCH);
        return true;
    }

    private void literals(int length) {
        if (length > blockEnd - at || length > limit - end) {
            throw new Malformed("literals too long");
        }
        System.arraycopy(block, at, bytes, end, length);
        at += length;
        end += length;
    }

    private void match(int distance, int length) {
        if (distance == 0 || distance > end) {
            throw new Malformed("reaches back too far");
        }
        if (length > limit - end) {
            throw new Malformed("match too long");
        }
        int from = end - distance;
        if (distance >= length) {
            System.arraycopy(bytes, from, bytes, end, length);
        } else if (distance == 1) {
            Arrays.fill(bytes, end, end + length, bytes[from]);
        } else {
            // overlapping: what is copied first is copied again
            for (int i = 0; i < length; i++) {
                bytes[end + i] = bytes[from + i];
            }
        }
        end += length;
    }

    private int length(int first) {
        int length = first;
        if (first == LONG) {
            int more;
            do {
                more = next();
                length += more;
            } while (more == 0xff);
        }
        return length;
    }

    private int next() {
        if (at >= blockEnd) {
            throw new Malformed("block ends too early");
        }
        return block[at++] & 0xff;
    }

    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }
}
