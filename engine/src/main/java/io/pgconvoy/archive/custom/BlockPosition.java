package io.pgconvoy.archive.custom;

import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.toc.ArchiveInput;

/** Where the block of one entry starts, as far as is known: reading an archive may find out more. */
final class BlockPosition {

    private int flag;
    private long position;

    private BlockPosition(int flag, long position) {
        this.flag = flag;
        this.position = position;
    }

    static BlockPosition read(ArchiveVersion version, int offsetSize, ArchiveInput in) {
        if (!version.atLeast(1, 7)) {
            int position = in.readInt();
            in.readInt(); // length of the data, which nobody needs
            int flag = position < 0 ? CustomFormat.POSITION_UNKNOWN : CustomFormat.POSITION_KNOWN;
            return new BlockPosition(position == 0 ? CustomFormat.NO_DATA : flag, Math.max(position, 0));
        }
        int flag = in.readByte();
        if (flag < CustomFormat.POSITION_UNKNOWN || flag > CustomFormat.NO_DATA) {
            throw in.malformed("unexpected data offset flag " + flag);
        }
        return new BlockPosition(flag, readOffset(offsetSize, in));
    }

    private static long readOffset(int size, ArchiveInput in) {
        long offset = 0;
        for (int i = 0; i < size; i++) {
            long bits = in.readByte();
            if (i < Long.BYTES) {
                offset |= bits << (8 * i);
            } else if (bits != 0) {
                throw in.malformed("file offset in dump file is too large");
            }
        }
        if (offset < 0) {
            throw in.malformed("file offset in dump file is too large");
        }
        return offset;
    }

    boolean known() {
        return flag == CustomFormat.POSITION_KNOWN;
    }

    /** Before 1.7 an entry without rows could say so; since then it is a contradiction. */
    boolean noData() {
        return flag == CustomFormat.NO_DATA;
    }

    /** 0 where it is not known. */
    long position() {
        return position;
    }

    void found(long newPosition) {
        flag = CustomFormat.POSITION_KNOWN;
        position = newPosition;
    }
}
