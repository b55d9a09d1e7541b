package io.pgconvoy.archive.custom;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.toc.ArchiveInput;

/**
 * What stock since 16 leaves behind the last block when a shell redirects its standard output to a file: it goes back to
 * write the table of contents again, with positions, but its output appends (SaveOutput in pg_backup_archiver.c opens it so). Readers
 * need none of it, and of definitions that are made late it has nothing but a gap.
 *
 * <pre>
 * start = count:int dumpId:int        as in the first table of contents
 * </pre>
 */
final class SecondToc {

    static final SecondToc NONE = new SecondToc(new byte[0]);

    private final byte[] start;

    private SecondToc(byte[] start) {
        this.start = start;
    }

    /** @param positions whether the first table of contents has some: then it could be written again, and none follows */
    static SecondToc of(Archive archive, boolean positions) {
        boolean written = !positions
                && archive.header().version().atLeast(1, 15)
                && archive.header().intSize() == Integer.BYTES
                && !archive.entries().isEmpty();
        if (!written) {
            return NONE;
        }
        byte[] start = new byte[2 * (1 + Integer.BYTES)];
        put(archive.entries().size(), start, 0);
        put(archive.entries().get(0).dumpId(), start, 1 + Integer.BYTES);
        return new SecondToc(start);
    }

    /** Whether it is what comes next. The input stays where it is. */
    boolean isNext(ArchiveInput in) {
        return start.length > 0 && in.continuesWith(start);
    }

    /** A sign, which is none, and the bytes from the lowest to the highest. */
    private static void put(int number, byte[] bytes, int at) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + 1 + i] = (byte) (number >>> (Byte.SIZE * i));
        }
    }
}
