package io.pgconvoy.compare;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import java.util.List;

/** Finds the columns that name a table's rows. */
final class TableKey {
    /** The primary key, or else the replica identity, or else the shortest unique index without NULLs. */
    private static final CatalogQuery COLUMNS = CatalogQuery.of("""
        SELECT a.attname
        FROM (SELECT i.indrelid, i.indkey::pg_catalog.int2[] AS columns, i.indnatts AS natts                 -- before 11
        FROM (SELECT i.indrelid, i.indkey::pg_catalog.int2[] AS columns, i.indnkeyatts AS natts              -- since 11
              FROM pg_catalog.pg_index i
              WHERE i.indrelid = ANY (':oids'::pg_catalog.oid[])
                AND i.indisunique AND i.indisvalid AND i.indimmediate
                AND i.indpred IS NULL AND i.indexprs IS NULL
                AND NOT EXISTS (SELECT 1
                                FROM pg_catalog.pg_attribute n
                                WHERE n.attrelid = i.indrelid AND n.attnum = ANY (i.indkey) AND NOT n.attnotnull)
              ORDER BY i.indisprimary DESC, i.indisreplident DESC, i.indnatts, i.indexrelid
              LIMIT 1) k
        CROSS JOIN LATERAL pg_catalog.unnest(k.columns) WITH ORDINALITY AS c (attnum, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.indrelid AND a.attnum = c.attnum
        WHERE c.n <= k.natts
        ORDER BY c.n
        """);

    private TableKey() {}

    /** In the key's order; empty where there is none. */
    static List<String> of(CatalogReader catalog, ComparedTable table) {
        return catalog.rows(COLUMNS, List.of(table.oid()), row -> row.text("attname"));
    }
}
