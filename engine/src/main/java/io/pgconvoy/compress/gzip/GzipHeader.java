package io.pgconvoy.compress.gzip;

import io.pgconvoy.compress.CorruptDataException;

/** Steps through the header of one gzip member, of which only the length matters. */
final class GzipHeader {

    private static final int FIXED_LENGTH = 10;
    private static final int HAS_CRC = 1 << 1;
    private static final int HAS_EXTRA = 1 << 2;
    private static final int HAS_NAME = 1 << 3;
    private static final int HAS_COMMENT = 1 << 4;

    private int position;
    private int flags;
    private int extraLengthBytes = 2;
    private int extraBytes;
    private int crcBytes = 2;

    boolean begun() {
        return position > 0;
    }

    /** Takes the next byte; true when it was the last one of the header. */
    boolean add(byte next, long offset) {
        int value = next & 0xff;
        if (position < FIXED_LENGTH) {
            fixed(value, offset);
        } else if ((flags & HAS_EXTRA) != 0) {
            extra(value);
        } else if ((flags & HAS_NAME) != 0) {
            flags &= value == 0 ? ~HAS_NAME : ~0;
        } else if ((flags & HAS_COMMENT) != 0) {
            flags &= value == 0 ? ~HAS_COMMENT : ~0;
        } else if (--crcBytes == 0) {
            flags &= ~HAS_CRC;
        }
        position++;
        return position >= FIXED_LENGTH && (flags & (HAS_CRC | HAS_EXTRA | HAS_NAME | HAS_COMMENT)) == 0;
    }

    private void fixed(int value, long offset) {
        boolean good = switch (position) {
            case 0 -> value == 0x1f;
            case 1 -> value == 0x8b;
            case 2 -> value == 8;
            default -> true;
        };
        if (!good) {
            throw new CorruptDataException("not gzip data", offset, null);
        }
        if (position == 3) {
            flags = value;
        }
    }

    private void extra(int value) {
        if (extraLengthBytes > 0) {
            extraBytes |= value << (extraLengthBytes == 2 ? 0 : 8);
            extraLengthBytes--;
        } else {
            extraBytes--;
        }
        if (extraLengthBytes == 0 && extraBytes == 0) {
            flags &= ~HAS_EXTRA;
        }
    }
}
