package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.ServerVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what pg_stats says of the columns of some relations, and writes it with what pg_class says of them. */
record AttributeStatistics(ServerVersion server, boolean standardStrings) {
    /** pg_stats protects rows from conditions that might leak; only conditions on its own columns reach its index. */
    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.oid, s.attname, s.inherited, s.null_frac, s.avg_width, s.n_distinct,
                   s.most_common_vals, s.most_common_freqs, s.histogram_bounds, s.correlation,
                   s.most_common_elems, s.most_common_elem_freqs, s.elem_count_histogram,
                   NULL AS range_length_histogram, NULL AS range_empty_frac, NULL AS range_bounds_histogram -- before 17
                   s.range_length_histogram, s.range_empty_frac, s.range_bounds_histogram                   -- since 17
            FROM pg_catalog.pg_stats s
            JOIN pg_catalog.pg_namespace n ON n.nspname = s.schemaname                                -- before 19
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename          -- before 19
            JOIN pg_catalog.pg_class c ON c.oid = s.tableid                                           -- since 19
            WHERE c.oid = ANY (':oids'::pg_catalog.oid[])
              AND s.tablename = ANY (ARRAY(SELECT wanted.relname                                      -- before 19
                                           FROM pg_catalog.pg_class wanted                            -- before 19
                                           WHERE wanted.oid = ANY (':oids'::pg_catalog.oid[])))       -- before 19
              AND s.tableid = ANY (':oids'::pg_catalog.oid[])                                         -- since 19
            ORDER BY s.attname, s.inherited
            """);

    List<String> texts(CatalogReader catalog, List<RelationStatistics> relations) {
        Collection<Long> oids = relations.stream().map(AttributeStatistics::oid).toList();
        Map<Long, List<CatalogRow>> rows =
                StatisticsTexts.byOid(catalog.rows(QUERY, oids, Function.<CatalogRow>identity()));
        return relations.stream()
                .map(relation -> text(relation, rows.getOrDefault(oid(relation), List.of())))
                .toList();
    }

    private static Long oid(RelationStatistics statistics) {
        return statistics.relation().catalogId().oid();
    }

    String text(RelationStatistics relation, List<CatalogRow> columns) {
        StringBuilder text = new StringBuilder(size(relation));
        columns.forEach(column -> text.append(attribute(relation, column)));
        return text.toString();
    }

    private String size(RelationStatistics relation) {
        RelationStatistics.Size size = relation.size();
        return call("pg_restore_relation_stats", relation)
                .value("relpages", String.valueOf(size.pages()), "integer")
                .value("reltuples", size.tuples(), "real")
                .value("relallvisible", String.valueOf(size.allVisible()), "integer")
                .value("relallfrozen", size.allFrozen(), "integer")
                .statement();
    }

    private String attribute(RelationStatistics relation, CatalogRow row) {
        StatisticsCall call = call("pg_restore_attribute_stats", relation);
        String column = row.text("attname");
        List<String> indexColumns = relation.size().indexColumns();
        if (indexColumns.isEmpty()) {
            call.name("attname", column);
        } else {
            // the names of an index's columns may be others after a restore
            call.value("attnum", String.valueOf(number(relation, column)), "smallint");
        }
        return call.value("inherited", row.textOrNull("inherited"), "boolean")
                .value("null_frac", row.textOrNull("null_frac"), "real")
                .value("avg_width", row.textOrNull("avg_width"), "integer")
                .value("n_distinct", row.textOrNull("n_distinct"), "real")
                .value("most_common_vals", row.textOrNull("most_common_vals"), "text")
                .value("most_common_freqs", row.textOrNull("most_common_freqs"), "real[]")
                .value("histogram_bounds", row.textOrNull("histogram_bounds"), "text")
                .value("correlation", row.textOrNull("correlation"), "real")
                .value("most_common_elems", row.textOrNull("most_common_elems"), "text")
                .value("most_common_elem_freqs", row.textOrNull("most_common_elem_freqs"), "real[]")
                .value("elem_count_histogram", row.textOrNull("elem_count_histogram"), "real[]")
                .value("range_length_histogram", row.textOrNull("range_length_histogram"), "text")
                .value("range_empty_frac", row.textOrNull("range_empty_frac"), "real")
                .value("range_bounds_histogram", row.textOrNull("range_bounds_histogram"), "text")
                .statement();
    }

    private static int number(RelationStatistics relation, String column) {
        int index = relation.size().indexColumns().indexOf(column);
        if (index < 0) {
            throw CatalogReader.inconsistent("index \"" + relation.name() + "\" has no column \"" + column + "\"");
        }
        return index + 1;
    }

    private StatisticsCall call(String function, RelationStatistics relation) {
        return new StatisticsCall(function, server, standardStrings)
                .name("schemaname", relation.schema())
                .name("relname", relation.name());
    }
}
