package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads indexes and the constraints that they stand behind. */
final class IndexReader {
    /**
     * Definitions are most of the server's work in a large catalog: those of constraints' indexes are not asked for, and
     * only columns that are expressions can have statistics targets. An index that is not valid was left behind by a
     * failure, except on a partitioned table: there it waits.
     */
    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.relname, i.indrelid, i.indkey, i.indisclustered, i.indisreplident,
                   CASE WHEN c.oid IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid) END AS definition,
                   t.reloptions AS options, tablespace.spcname AS tablespace,
                   i.indnatts AS key_count,           -- before 11
                   i.indnkeyatts AS key_count,        -- since 11
                   0 AS parent,                       -- before 11
                   inh.inhparent AS parent,           -- since 11
                   NULL AS statistics_columns,        -- before 11
                   NULL AS statistics_targets,        -- before 11
                   CASE WHEN i.indexprs IS NOT NULL THEN                                          -- since 11
                   (SELECT pg_catalog.array_agg(a.attnum ORDER BY a.attnum)                       -- since 11
                    FROM pg_catalog.pg_attribute a                                                -- since 11
                    WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0)                     -- since 11
                   END AS statistics_columns,                                                     -- since 11
                   CASE WHEN i.indexprs IS NOT NULL THEN                                          -- since 11
                   (SELECT pg_catalog.array_agg(a.attstattarget ORDER BY a.attnum)                -- since 11
                    FROM pg_catalog.pg_attribute a                                                -- since 11
                    WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0)                     -- since 11
                   END AS statistics_targets,                                                     -- since 11
                   false AS indnullsnotdistinct,      -- before 15
                   i.indnullsnotdistinct,             -- since 15
                   false AS conperiod,                -- before 18
                   c.conperiod,                       -- since 18
                   c.tableoid AS constraint_tableoid, c.oid AS constraint_oid, c.conname, c.contype,
                   c.condeferrable, c.condeferred,
                   CASE c.contype WHEN 'x' THEN pg_catalog.pg_get_constraintdef(c.oid) END AS constraint_definition
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_index i ON i.indrelid = wanted.oid
            JOIN pg_catalog.pg_class t ON t.oid = i.indexrelid
            JOIN pg_catalog.pg_class owner ON owner.oid = i.indrelid
            LEFT JOIN pg_catalog.pg_constraint c
              ON c.conrelid = i.indrelid AND c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x')
            LEFT JOIN pg_catalog.pg_inherits inh ON inh.inhrelid = i.indexrelid                   -- since 11
            LEFT JOIN pg_catalog.pg_tablespace tablespace ON tablespace.oid = t.reltablespace
            WHERE (i.indisvalid OR owner.relkind = 'p') AND i.indisready
            ORDER BY i.indrelid, t.relname
            """);

    private final ReadContext in;
    private final List<DatabaseObject> read = new ArrayList<>();

    IndexReader(ReadContext in) {
        this.in = in;
    }

    List<DatabaseObject> read() {
        List<Long> oids = in.model().all(Relation.class).stream()
                .filter(relation -> relation.detailed() && relation.properties().hasIndexes())
                .map(Relation::oid)
                .toList();
        in.rows(QUERY, oids, this::add);
        return read;
    }

    private boolean add(CatalogRow row) {
        Relation table = in.model().relation(row.oid("indrelid"));
        if (table == null) {
            throw CatalogReader.inconsistent("table with OID " + row.oid("indrelid") + " does not exist");
        }
        int dumpId = in.nextDumpId();
        boolean ofConstraint = !row.isNull("contype");
        Index index = index(table, row, dumpId, ofConstraint ? in.nextDumpId() : 0);
        read.add(index);
        return ofConstraint && read.add(constraint(index, row));
    }

    private static Index index(Relation table, CatalogRow row, int dumpId, int constraint) {
        CatalogId id = new CatalogId(row.oid("tableoid"), row.oid("oid"));
        return new Index(
                new ObjectHeader(dumpId, id, row.text("relname"), table.schema(), table.owner()),
                table,
                row.textOrEmpty("definition"),
                row.textOrEmpty("tablespace"),
                row.textOrEmpty("options"),
                numbers(row.text("indkey")),
                row.integer("key_count"),
                row.flag("indisclustered"),
                row.flag("indisreplident"),
                row.flag("indnullsnotdistinct"),
                statistics(row),
                parent(row),
                constraint);
    }

    private static @Nullable CatalogId parent(CatalogRow row) {
        long parent = row.oid("parent");
        return parent == 0 ? null : new CatalogId(SystemCatalog.PG_CLASS, parent);
    }

    private static List<Index.StatisticsTarget> statistics(CatalogRow row) {
        List<@Nullable String> columns = row.array("statistics_columns");
        List<@Nullable String> targets = row.array("statistics_targets");
        List<Index.StatisticsTarget> statistics = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            statistics.add(new Index.StatisticsTarget(number(columns.get(i)), number(targets.get(i))));
        }
        return statistics;
    }

    private static int number(@Nullable String text) {
        return text == null ? -1 : Integer.parseInt(text);
    }

    private static List<Integer> numbers(String vector) {
        return Stream.of(vector.split(" "))
                .filter(part -> !part.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static IndexConstraint constraint(Index index, CatalogRow row) {
        CatalogId id = new CatalogId(row.oid("constraint_tableoid"), row.oid("constraint_oid"));
        Relation table = index.table();
        return new IndexConstraint(
                new ObjectHeader(index.constraint(), id, row.text("conname"), table.schema(), table.owner()),
                table,
                index,
                row.character("contype"),
                row.textOrEmpty("constraint_definition"),
                row.flag("condeferrable"),
                row.flag("condeferred"),
                row.flag("conperiod"));
    }
}
