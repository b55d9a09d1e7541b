package io.pgconvoy.dump.parallel;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How large tables are, what lies in their TOAST tables included. */
final class TableSizes {
    static final Size UNKNOWN = new Size(0, 0, 0);

    /** A size is null for what has none, foreign tables among them. Before 14, reltuples is 0 for a table that was never analyzed, since then -1. */
    private static final CatalogQuery QUERY = CatalogQuery.of("""
        SELECT c.oid,
               c.size / pg_catalog.current_setting('block_size')::int AS pages,
               c.size + CASE c.reltoastrelid WHEN 0 THEN 0
                            ELSE COALESCE(pg_catalog.pg_relation_size(c.reltoastrelid), 0) END AS bytes,
               CASE WHEN c.reltuples < 0 THEN 0 ELSE c.reltuples END::pg_catalog.int8 AS rows
        FROM (SELECT oid, reltoastrelid, reltuples, COALESCE(pg_catalog.pg_relation_size(oid), 0) AS size
              FROM pg_catalog.pg_class
              WHERE oid = ANY (':oids'::pg_catalog.oid[])) c
        """);

    private final Map<Long, Size> sizes = new HashMap<>();

    /** @param rows as the planner's statistics have it */
    record Size(long pages, long bytes, long rows) {}

    /** To be called once the dump has its snapshot: its rows lie on pages there are by then. */
    void read(CatalogReader catalog, Collection<Long> oids) {
        catalog.rows(
                        QUERY,
                        oids,
                        row -> Map.entry(
                                row.oid("oid"),
                                new Size(
                                        number(row.text("pages")),
                                        number(row.text("bytes")),
                                        number(row.text("rows")))))
                .forEach(size -> add(size.getKey(), size.getValue()));
    }

    void add(long oid, Size size) {
        sizes.put(oid, size);
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    Size of(long oid) {
        return sizes.getOrDefault(oid, UNKNOWN);
    }
}
