package io.pgconvoy.archive.custom;

import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveScan;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.ScanListener;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.storage.StorageInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the blocks of a custom archive. Where the pieces of a block do not add up, it goes on at the next
 * position that the table of contents knows. Part of an archive can be walked through too: from one such position to
 * another.
 */
public final class CustomScan implements ArchiveScan {

    private static final int MOST_SOUGHT = 64;
    private static final int START_LENGTH = 6;
    private static final long START_BITS = (1L << START_LENGTH * Byte.SIZE) - 1;

    private final ArchiveInput in;
    private final Archive archive;
    private final boolean typed;
    private final SecondToc secondToc;
    private final long dataStart;
    private final Map<Integer, ArchiveEntry> entries = new LinkedHashMap<>();
    private final Map<Integer, BlockPosition> positions = new HashMap<>();
    /** Who stands where, as the table of contents says. */
    private final NavigableMap<Long, Integer> known = new TreeMap<>();

    private final Set<Integer> seen = new HashSet<>();
    /** The first bytes of a block that was looked for; 0 for none. */
    private long found;

    private CustomScan(ArchiveInput in) {
        this.in = in;
        this.archive = TocCodec.read(in, ArchiveFormat.CUSTOM, this::readExtra).archive();
        this.typed = archive.header().version().atLeast(1, 3);
        this.dataStart = in.position();
        for (ArchiveEntry entry : archive.entries()) {
            BlockPosition position = positions.get(entry.dumpId());
            if (position != null && !position.noData()) {
                entries.put(entry.dumpId(), entry);
                if (position.known()) {
                    known.putIfAbsent(position.position(), entry.dumpId());
                }
            }
        }
        this.secondToc = SecondToc.of(archive, !known.isEmpty());
    }

    /** Reads header and TOC. */
    public static CustomScan open(StorageInput storage) {
        ArchiveInput in = new ArchiveInput(storage);
        try {
            return new CustomScan(in);
        } catch (RuntimeException | Error e) {
            in.close();
            throw e;
        }
    }

    /** From one block to another one behind it. */
    public record Stretch(long from, long to) {}

    /** The archive cut where the table of contents says that blocks begin. */
    public List<Stretch> stretches() {
        TreeMap<Long, Integer> starts = new TreeMap<>(known.tailMap(dataStart, true));
        starts.putIfAbsent(dataStart, 0);
        return starts.keySet().stream()
                .map(from ->
                        new Stretch(from, starts.higherKey(from) == null ? Long.MAX_VALUE : starts.higherKey(from)))
                .toList();
    }

    /** The entries whose blocks are to be found. */
    public Set<Integer> dataEntries() {
        return entries.keySet();
    }

    @Override
    public Archive archive() {
        return archive;
    }

    @Override
    public void run(ScanListener out) {
        boolean whole = walk(Long.MAX_VALUE, out);
        for (int dumpId : entries.keySet()) {
            if (!seen.contains(dumpId)) {
                out.damaged(
                        dumpId,
                        -1,
                        whole ? "its data is missing" : "its data was not reached: it lies behind other damage");
            }
        }
    }

    /** The same for a part of a seekable archive. What is missing is for the caller to find out. */
    public void run(Stretch stretch, ScanListener out) {
        in.seek(stretch.from());
        walk(stretch.to(), out);
        if (stretch.to() < Long.MAX_VALUE && in.position() != stretch.to()) {
            out.damaged(0, in.position(), "no data block ends at " + stretch.to());
        }
    }

    /** Reads block after block up to this position; false if it did not get there. */
    private boolean walk(long to, ScanListener out) {
        while (in.position() < to && (found != 0 || !isAtEnd())) {
            BlockScan block = nextScan(out);
            long start = block.start();
            try {
                block.read();
            } catch (MalformedArchiveException e) {
                Integer owner = known.get(start);
                int dumpId = block.dumpId() != 0 || owner == null ? block.dumpId() : owner;
                seen.add(dumpId);
                out.damaged(dumpId, e.offset(), e.complaint());
                if (!resume(start)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isAtEnd() {
        return in.peekByteOrEnd() < 0 || secondToc.isNext(in);
    }

    /** Of a block that was looked for, the first bytes have been read. */
    private BlockScan nextScan(ScanListener out) {
        long bytes = found;
        found = 0;
        return bytes == 0
                ? new BlockScan(this, in.position(), out)
                : new BlockScan(this, in.position() - START_LENGTH, out)
                        .begun((int) (bytes >> 40), Integer.reverseBytes((int) bytes));
    }

    ArchiveInput in() {
        return in;
    }

    boolean typed() {
        return typed;
    }

    Algorithm algorithm() {
        return archive.header().compression().algorithm();
    }

    /** Null for an entry that has no data, or is not there. */
    @Nullable
    ArchiveEntry entry(int dumpId) {
        return entries.get(dumpId);
    }

    /** Where the table of contents says that the entry's block begins; null where it does not say. */
    @Nullable
    Long position(int dumpId) {
        BlockPosition position = positions.get(dumpId);
        return position != null && position.known() ? Long.valueOf(position.position()) : null;
    }

    /** False for an entry whose block was seen before. */
    boolean seen(int dumpId) {
        return seen.add(dumpId);
    }

    /** The next position behind this one where the table of contents expects a block. */
    long expectedBlock(long position) {
        Long next = known.higherKey(position);
        return next == null ? Long.MAX_VALUE : next;
    }

    /** The next position behind this one where a block begins, as far as is known. The input stays where it is. */
    long nextBlock(long position) {
        Map.Entry<Long, Integer> next = known.higherEntry(position);
        long here = in.position();
        while (next != null && in.seekable() && !isBlock(next.getKey(), next.getValue())) {
            known.remove(next.getKey());
            next = known.higherEntry(position);
        }
        if (in.seekable()) {
            in.seek(here);
        }
        return next == null ? Long.MAX_VALUE : next.getKey();
    }

    /** Goes to the next position where a block is known to begin; false where there is none. */
    private boolean resume(long failed) {
        long next = nextBlock(in.seekable() ? failed : Math.max(in.position() - 1, failed));
        if (next == Long.MAX_VALUE) {
            return known.isEmpty() && typed && findBlock(failed);
        }
        try {
            if (in.seekable()) {
                in.seek(next);
            } else {
                in.skip(next - in.position());
            }
            return true;
        } catch (MalformedArchiveException e) {
            return false;
        }
    }

    /**
     * Looks through an archive without positions for what begins the block of one of the next entries: its type, a sign,
     * and the dump ID. In compressed data such six bytes come up by chance once in some hundred terabytes.
     */
    private boolean findBlock(long failed) {
        if (archive.header().intSize() != Integer.BYTES) {
            return false;
        }
        if (in.seekable()) {
            in.seek(failed + 1);
        }
        Set<Long> starts = new HashSet<>();
        entries.values().stream()
                .filter(entry -> !seen.contains(entry.dumpId()))
                .limit(MOST_SOUGHT)
                .forEach(entry -> starts.add(start(entry)));
        long window = -1;
        for (int next = in.readByteOrEnd(); next >= 0; next = in.readByteOrEnd()) {
            window = (window << Byte.SIZE | next) & START_BITS;
            if (starts.contains(window)) {
                found = window;
                return true;
            }
        }
        return false;
    }

    /** The first bytes of an entry's block as one number. */
    private static long start(ArchiveEntry entry) {
        long type = entry.kind().equals("BLOBS") ? CustomFormat.LARGE_OBJECTS : CustomFormat.TABLE_DATA;
        return type << 40 | Integer.toUnsignedLong(Integer.reverseBytes(entry.dumpId()));
    }

    /** Whether the block of this entry really begins there. The input is somewhere else afterwards. */
    private boolean isBlock(long position, int dumpId) {
        if (position < dataStart || position >= in.size()) {
            return false;
        }
        in.seek(position);
        try {
            int type = typed ? in.readByte() : CustomFormat.TABLE_DATA;
            return (type == CustomFormat.TABLE_DATA || type == CustomFormat.LARGE_OBJECTS) && in.readInt() == dumpId;
        } catch (MalformedArchiveException e) {
            return false;
        }
    }

    /** Data is met on the way: nobody asks for it by its entry. */
    private @Nullable EntryData readExtra(ArchiveHeader header, int dumpId, String kind, String tag, boolean hasData) {
        BlockPosition position = BlockPosition.read(header.version(), header.offsetSize(), in);
        if (!hasData) {
            return null;
        }
        positions.put(dumpId, position);
        LargeObjects objects = sink -> {
            throw new IllegalStateException("data of a scan is not asked for");
        };
        TableRows rows = sink -> {
            throw new IllegalStateException("data of a scan is not asked for");
        };
        return kind.equals("BLOBS") ? objects : rows;
    }

    @Override
    public void close() {
        in.close();
    }
}
