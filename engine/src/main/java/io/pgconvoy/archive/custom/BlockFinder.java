package io.pgconvoy.archive.custom;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.toc.ArchiveInput;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Brings the input to the data of an entry: by its position, or by stepping over blocks from where the last search
 * ended. Positions of blocks stepped over are remembered, where going back to them is possible.
 */
final class BlockFinder {

    private final ArchiveInput in;
    /** In TOC order. */
    private final Map<Integer, BlockPosition> positions = new LinkedHashMap<>();

    private boolean typed = true;
    private SecondToc secondToc = SecondToc.NONE;
    private final NavigableSet<Long> blocks = new TreeSet<>();
    private long searchFrom;
    private long start;

    BlockFinder(ArchiveInput in) {
        this.in = in;
    }

    void add(int dumpId, BlockPosition position) {
        positions.put(dumpId, position);
        if (position.known()) {
            blocks.add(position.position());
        }
    }

    /**
     * Called once, behind the TOC. Blocks begin with their type since 1.3.
     */
    void blocksBegin(Archive archive) {
        typed = archive.header().version().atLeast(1, 3);
        secondToc = SecondToc.of(archive, !blocks.isEmpty());
        searchFrom = in.position();
        checkBoundary(searchFrom - 1);
    }

    /** Bytes from each block of known position to the next one, by dump ID: blocks stand in TOC order. */
    Map<Integer, Long> sizes() {
        Map<Integer, Long> sizes = new HashMap<>();
        int previous = 0;
        long previousStart = 0;
        for (Map.Entry<Integer, BlockPosition> block : positions.entrySet()) {
            if (block.getValue().known()) {
                long position = block.getValue().position();
                putSize(sizes, previous, position - previousStart);
                previous = block.getKey();
                previousStart = position;
            }
        }
        if (in.seekable()) {
            putSize(sizes, previous, in.size() - previousStart);
        }
        return sizes;
    }

    private static void putSize(Map<Integer, Long> sizes, int dumpId, long size) {
        if (dumpId != 0 && size > 0) {
            sizes.put(dumpId, size);
        }
    }

    /** Leaves the input behind the block's type and dump ID, and gives back the type. */
    int find(int dumpId, BlockPosition position) {
        if (!in.seekable() || !position.known()) {
            return search(dumpId);
        }
        start = position.position();
        in.seek(start);
        int type = readType();
        int found = in.readInt();
        if (found != dumpId) {
            throw in.malformed("found unexpected block ID (" + found + ") when reading data -- expected " + dumpId);
        }
        return type;
    }

    /** Says that the block just found has been read to its end. */
    void finished() {
        if (in.seekable()) {
            searchFrom = Math.max(searchFrom, in.position());
        }
        checkBoundary(start);
    }

    /**
     * What has been read must be followed by a block or by the end: where it is not, a length was wrong and something
     * is missing.
     *
     * @param before the position of what has been read
     */
    private void checkBoundary(long before) {
        Long next = blocks.higher(before);
        boolean good = next == null || !in.seekable() ? isEndOrBlock() : next == in.position();
        if (!good) {
            throw in.malformed("neither a data block nor the end of the archive");
        }
    }

    private boolean isEndOrBlock() {
        int type = in.peekByteOrEnd();
        return type < 0
                || !typed
                || type == CustomFormat.TABLE_DATA
                || type == CustomFormat.LARGE_OBJECTS
                || secondToc.isNext(in);
    }

    private int search(int dumpId) {
        if (in.seekable()) {
            in.seek(searchFrom);
        }
        while (true) {
            start = in.position();
            int type = secondToc.isNext(in) ? -1 : readType();
            if (type < 0) {
                throw in.malformed("could not find block ID " + dumpId + " in archive -- possibly "
                        + (in.seekable()
                                ? "corrupt archive"
                                : "due to out-of-order restore request, which cannot be handled due to"
                                        + " non-seekable input file"));
            }
            int found = in.readInt();
            remember(found, start);
            if (found == dumpId) {
                return type;
            }
            skip(type);
            finished();
        }
    }

    /** -1 at the end of the archive. */
    private int readType() {
        return typed ? in.readByteOrEnd() : CustomFormat.TABLE_DATA;
    }

    private void remember(int dumpId, long start) {
        BlockPosition position = positions.get(dumpId);
        if (in.seekable() && position != null && !position.known()) {
            position.found(start);
        }
    }

    private void skip(int type) {
        if (type == CustomFormat.TABLE_DATA) {
            DataPieces.skip(in);
        } else if (type == CustomFormat.LARGE_OBJECTS) {
            while (in.readOid() != 0) {
                DataPieces.skip(in);
            }
        } else {
            throw in.malformed("unrecognized data block type (" + type + ") while searching archive");
        }
    }
}
