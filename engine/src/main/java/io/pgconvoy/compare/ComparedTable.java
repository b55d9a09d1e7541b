package io.pgconvoy.compare;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.dump.DumpEntries;
import io.pgconvoy.object.MaterializedViewRefresh;
import io.pgconvoy.object.Relation;
import io.pgconvoy.object.TableData;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table whose rows are compared, as one server has it.
 *
 * @param name qualified, and quoted where needed
 * @param condition the WHERE clause that tells the rows which a dump takes; empty for all
 * @param columns the OID of each one's type, or of the type below a domain, in name order: the order of an inheritance
 *     child's columns may change on the way through a dump
 */
record ComparedTable(Relation relation, String name, String condition, SortedMap<String, Long> columns) {

    private static final CatalogQuery COLUMNS = CatalogQuery.of("""
        WITH RECURSIVE below (type, base) AS (
            SELECT t.oid, t.oid FROM pg_catalog.pg_type t WHERE t.typtype <> 'd'
            UNION ALL
            SELECT d.oid, b.base
            FROM pg_catalog.pg_type d
            JOIN below b ON d.typbasetype = b.type
            WHERE d.typtype = 'd'
        )
        SELECT a.attrelid, a.attname, b.base
        FROM pg_catalog.pg_attribute a
        JOIN below b ON b.type = a.atttypid
        WHERE a.attrelid = ANY (':oids'::pg_catalog.oid[]) AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attgenerated <> 'v'                                                                  -- since 18
        """);

    long oid() {
        return relation.oid();
    }

    /** All tables and materialized views whose rows a dump of this scope has, by name. */
    static SortedMap<String, ComparedTable> read(
            DumpEntries.Collected collected, boolean standby, CatalogReader catalog, Identifier ids) {
        Map<Relation, String> conditions = new HashMap<>();
        collected.read().model().all(TableData.class).stream()
                .filter(data -> !(standby && data.table().properties().isUnlogged()))
                .forEach(data -> conditions.put(compared(data), data.condition()));
        collected.read().model().all(MaterializedViewRefresh.class).stream()
                .filter(MaterializedViewRefresh::populated)
                .forEach(refresh -> conditions.put(refresh.view(), ""));
        Map<Long, SortedMap<String, Long>> columns =
                columns(catalog, conditions.keySet().stream().map(Relation::oid).toList());
        SortedMap<String, ComparedTable> tables = new TreeMap<>();
        conditions.forEach((relation, condition) -> {
            String name = ids.qualified(relation.schema(), relation.name());
            SortedMap<String, Long> own = columns.getOrDefault(relation.oid(), new TreeMap<>());
            tables.put(name, new ComparedTable(relation, name, condition, own));
        });
        return tables;
    }

    /** Which partition holds a row may depend on OIDs of the server: then the partitioned table counts. */
    private static Relation compared(TableData data) {
        Relation root = data.root();
        return data.needsRoot() && root != null ? root : data.table();
    }

    /** What follows FROM. */
    String from() {
        return relation.isPartitioned() ? name : "ONLY " + name;
    }

    private static Map<Long, SortedMap<String, Long>> columns(CatalogReader catalog, List<Long> oids) {
        record Found(long table, String column, long type) {}
        List<Found> rows = new ArrayList<>(catalog.rows(
                COLUMNS, oids, row -> new Found(row.oid("attrelid"), row.text("attname"), row.oid("base"))));
        Map<Long, SortedMap<String, Long>> columns = new HashMap<>();
        rows.forEach(row ->
                columns.computeIfAbsent(row.table(), oid -> new TreeMap<>()).put(row.column(), row.type()));
        return columns;
    }
}
