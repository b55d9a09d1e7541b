package io.pgconvoy.compress.lz4;

import io.pgconvoy.compress.CorruptDataException;
import net.jpountz.xxhash.XXHashFactory;

/**
 * What stands behind a frame's magic number, collected byte by byte.
 */
final class Lz4FrameHeader {

    private static final int SMALLEST_BLOCK_CODE = 4;
    private static final int LARGEST_BLOCK_CODE = 7;
    private static final int LONGEST = 15;

    private final byte[] bytes = new byte[LONGEST];
    private int length;
    private int expected = 3;

    /** The second byte of the hash of what comes before. */
    static byte check(byte[] descriptor, int length) {
        return (byte) (XXHashFactory.fastestInstance().hash32().hash(descriptor, 0, length, 0) >> 8);
    }

    /** Takes the next byte; true when it was the last one. */
    boolean add(byte next, long offset) {
        bytes[length++] = next;
        if (length == 2) {
            checkFields(offset);
            expected += (has(Lz4Codec.CONTENT_SIZE) ? Long.BYTES : 0);
        }
        if (length < expected) {
            return false;
        }
        if (check(bytes, length - 1) != next) {
            throw new CorruptDataException("checksum of lz4 frame header is wrong", offset, null);
        }
        return true;
    }

    boolean has(int flag) {
        return (bytes[0] & flag) != 0;
    }

    int maxBlockSize() {
        return 1 << (8 + 2 * blockCode());
    }

    private int blockCode() {
        return (bytes[1] >> 4) & 0x7;
    }

    private void checkFields(long offset) {
        boolean known = (bytes[0] & Lz4Codec.VERSION_MASK) == Lz4Codec.VERSION
                && !has(Lz4Codec.RESERVED)
                && !has(Lz4Codec.DICTIONARY)
                && blockCode() >= SMALLEST_BLOCK_CODE
                && blockCode() <= LARGEST_BLOCK_CODE;
        if (!known) {
            throw new CorruptDataException("unknown kind of lz4 frame", offset, null);
        }
    }
}
