package io.pgconvoy.dump.parallel;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts tables into stretches of pages that hold about as many bytes each, those in their TOAST tables included. */
public final class PageRanges {
    /** Small enough that what waits for the writer is little, large enough that a statement's start does not count. */
    private static final long PART_BYTES = 8L << 20;

    private static final CatalogQuery SIZES = CatalogQuery.of("""
        SELECT c.oid,
               pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::int AS pages,
               pg_catalog.pg_relation_size(c.oid)
                 + CASE c.reltoastrelid WHEN 0 THEN 0 ELSE pg_catalog.pg_relation_size(c.reltoastrelid) END AS bytes
        FROM pg_catalog.pg_class c
        WHERE c.oid = ANY (':oids'::pg_catalog.oid[])
        """);

    private final Map<Long, Size> sizes = new HashMap<>();
    private final long partBytes;

    PageRanges() {
        this(PART_BYTES);
    }

    /** @param partBytes about how much a stretch holds */
    public PageRanges(long partBytes) {
        this.partBytes = partBytes;
    }

    private record Size(long pages, long bytes) {}

    /** @param from the first page; 0 and a negative end stand for the whole table */
    public record Range(long from, long to) {
        public static final Range WHOLE = new Range(0, -1);

        public boolean isWhole() {
            return from == 0 && to < 0;
        }
    }

    /** Learns the sizes of tables that may be cut, once the dump has its snapshot: its rows lie on pages there are now. */
    public void read(CatalogReader catalog, Collection<Long> oids) {
        catalog.rows(SIZES, oids, row -> new Object[] {row.oid("oid"), row.text("pages"), row.text("bytes")})
                .forEach(row -> add((Long) row[0], Long.parseLong((String) row[1]), Long.parseLong((String) row[2])));
    }

    void add(long oid, long pages, long bytes) {
        sizes.put(oid, new Size(pages, bytes));
    }

    /** How much a table holds; 0 if it was not read. */
    public long bytes(long oid) {
        Size size = sizes.get(oid);
        return size == null ? 0 : size.bytes();
    }

    /** The stretches of one table in order. The last has no end: whatever lies behind belongs to it. */
    public List<Range> of(long oid) {
        Size size = sizes.get(oid);
        if (size == null || size.bytes() < 2 * partBytes || size.pages() < 2) {
            return List.of(Range.WHOLE);
        }
        long parts = Math.min(size.pages(), size.bytes() / partBytes);
        List<Range> ranges = new ArrayList<>();
        for (long i = 0; i < parts; i++) {
            ranges.add(new Range(start(size, i, parts), i == parts - 1 ? -1 : start(size, i + 1, parts)));
        }
        return ranges;
    }

    private static long start(Size size, long part, long parts) {
        return size.pages() * part / parts;
    }
}
