package io.pgconvoy.dump.parallel;

import io.pgconvoy.catalog.CatalogReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts tables into stretches of pages that hold about as many bytes each, those in their TOAST tables included. */
public final class PageRanges {
    /** Small enough that what waits for the writer is little, large enough that a statement's start does not count. */
    private static final long PART_BYTES = 8L << 20;

    private final TableSizes sizes = new TableSizes();
    private final long partBytes;

    public PageRanges() {
        this(PART_BYTES);
    }

    /** @param partBytes about how much a stretch holds */
    public PageRanges(long partBytes) {
        this.partBytes = partBytes;
    }

    /** @param from the first page; 0 and a negative end stand for the whole table */
    public record Range(long from, long to) {
        public static final Range WHOLE = new Range(0, -1);

        public boolean isWhole() {
            return from == 0 && to < 0;
        }
    }

    /** Learns the sizes of tables, once the dump has its snapshot: its rows lie on pages there are now. */
    public void read(CatalogReader catalog, Collection<Long> oids) {
        sizes.read(catalog, oids);
    }

    /** Takes the size of a table from elsewhere. */
    public void add(long oid, long pages, long bytes) {
        sizes.add(oid, new TableSizes.Size(pages, bytes, 0));
    }

    TableSizes sizes() {
        return sizes;
    }

    /** How many pages a table has, its TOAST table not counted; 0 where that is not known. */
    public long pages(long oid) {
        return sizes.of(oid).pages();
    }

    /** What a table holds, its TOAST table included; 0 where that is not known. */
    public long bytes(long oid) {
        return sizes.of(oid).bytes();
    }

    /** How many rows the planner takes a table to have; 0 where that is not known. */
    public long rows(long oid) {
        return sizes.of(oid).rows();
    }

    /** The stretches of one table in order. The last has no end: whatever lies behind belongs to it. */
    public List<Range> of(long oid) {
        int parts = count(oid);
        if (parts == 1) {
            return List.of(Range.WHOLE);
        }
        long pages = sizes.of(oid).pages();
        List<Range> ranges = new ArrayList<>();
        for (long i = 0; i < parts; i++) {
            ranges.add(new Range(pages * i / parts, i == parts - 1 ? -1 : pages * (i + 1) / parts));
        }
        return ranges;
    }

    /** How many stretches there are; 1 for a table of unknown size. */
    public int count(long oid) {
        TableSizes.Size size = sizes.of(oid);
        boolean small = size.bytes() < 2 * partBytes || size.pages() < 2;
        return small ? 1 : (int) Math.min(size.pages(), size.bytes() / partBytes);
    }
}
