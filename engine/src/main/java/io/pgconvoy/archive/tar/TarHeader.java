package io.pgconvoy.archive.tar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The block before each member.
 *
 * <pre>
 * header = name:100 mode:8 user:8 group:8 size:12 time:12 checksum:8 type:1 link:100 "ustar" 0 "00"
 *          userName:32 groupName:32 major:8 minor:8 prefix:155 0:12
 * </pre>
 *
 * Numbers are octal digits and a space; those that are too large are 80 and base 256.
 *
 * @param size of the member in bytes, without what pads it to whole blocks
 */
record TarHeader(String name, long size) {

    static final int LENGTH = 512;

    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int NUMBER_LENGTH = 8;
    private static final int LONG_NUMBER_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int MAGIC_AT = 257;
    private static final int BASE_256 = 0x80;

    /** Ours, GNU tar's, and what PostgreSQL before 9.3 wrote. */
    private static final String[] MAGICS = {"ustar\00000", "ustar  \0", "ustar00\0"};

    /** @param time seconds since 1970 */
    byte[] encode(long time) {
        byte[] header = new byte[LENGTH];
        put(header, 0, name);
        number(header, NAME_LENGTH, NUMBER_LENGTH, 0600);
        number(header, 108, NUMBER_LENGTH, 04000);
        number(header, 116, NUMBER_LENGTH, 02000);
        number(header, SIZE_AT, LONG_NUMBER_LENGTH, size);
        number(header, 136, LONG_NUMBER_LENGTH, time);
        header[156] = '0';
        put(header, MAGIC_AT, MAGICS[0]);
        put(header, 265, "postgres");
        put(header, 297, "postgres");
        number(header, 329, NUMBER_LENGTH, 0);
        number(header, 337, NUMBER_LENGTH, 0);
        number(header, CHECKSUM_AT, NUMBER_LENGTH, checksum(header));
        return header;
    }

    /** Reads a header that is valid; a size below 0 stands for one that cannot be. */
    static TarHeader decode(byte[] header) {
        int end = 0;
        while (end < NAME_LENGTH && header[end] != 0) {
            end++;
        }
        return new TarHeader(
                new String(header, 0, end, StandardCharsets.ISO_8859_1), number(header, SIZE_AT, LONG_NUMBER_LENGTH));
    }

    static boolean isValid(byte[] header) {
        String magic = new String(header, MAGIC_AT, NUMBER_LENGTH, StandardCharsets.ISO_8859_1);
        return hasChecksum(header) && Arrays.asList(MAGICS).contains(magic);
    }

    static boolean hasChecksum(byte[] header) {
        return storedChecksum(header) == checksum(header);
    }

    static long storedChecksum(byte[] header) {
        return number(header, CHECKSUM_AT, NUMBER_LENGTH);
    }

    /** The sum of all bytes, those of the checksum taken to be spaces. */
    static int checksum(byte[] header) {
        int sum = NUMBER_LENGTH * ' ';
        for (int i = 0; i < LENGTH; i++) {
            boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + NUMBER_LENGTH;
            sum += own ? 0 : header[i] & 0xff;
        }
        return sum;
    }

    /** How many bytes follow the member up to the next block. */
    long padding() {
        return -size & (LENGTH - 1);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static void number(byte[] header, int at, int length, long value) {
        boolean octal = value < 1L << (3 * (length - 1));
        if (octal) {
            header[at + length - 1] = ' ';
        }
        long rest = value;
        for (int i = at + length - (octal ? 2 : 1); i >= at; i--) {
            header[i] = (byte) (octal ? '0' + (rest & 7) : rest & 0xff);
            rest >>= octal ? 3 : 8;
        }
        if (!octal) {
            header[at] = (byte) BASE_256;
        }
    }

    private static long number(byte[] header, int at, int length) {
        long value = 0;
        if ((header[at] & 0xff) == BASE_256) {
            for (int i = at + 1; i < at + length; i++) {
                value = value << 8 | (header[i] & 0xff);
            }
            return value;
        }
        for (int i = at; i < at + length && header[i] >= '0' && header[i] <= '7'; i++) {
            value = value << 3 | (header[i] - '0');
        }
        return value;
    }
}
