package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.ServerVersion;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what ANALYZE has found for extended statistics objects (pg_stats_ext), and writes it. */
record ExtendedStatisticsData(ServerVersion server, boolean standardStrings) {
    private static final CatalogQuery ANALYZED = CatalogQuery.of("""
            SELECT DISTINCT s.oid
            FROM pg_catalog.pg_statistic_ext s
            JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace                                       -- since 12
            JOIN pg_catalog.pg_stats_ext e                                                                 -- since 12
              ON e.statistics_schemaname = n.nspname AND e.statistics_name = s.stxname                     -- since 12
            """);

    /**
     * Since 19 the server writes n_distinct and dependencies as the function reads them; it is computed before. The
     * lists of common values, which 12 has too, stock takes from 13 on.
     */
    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT s.oid,
                   false AS inherited                                                             -- before 15
                   e.inherited                                                                    -- since 15
                   , (SELECT pg_catalog.json_agg(pg_catalog.json_build_object(                    -- before 19
                        'attributes', pg_catalog.string_to_array(pair.key, ', ')::pg_catalog.int4[], -- before 19
                        'ndistinct', pair.value::pg_catalog.int8))                                -- before 19
                      FROM pg_catalog.json_each_text(                                             -- before 19
                        s.stxndistinct                                                            -- before 12
                        e.n_distinct                                                              -- since 12 before 19
                        ::pg_catalog.text::pg_catalog.json) pair) AS n_distinct                   -- before 19
                   , (SELECT pg_catalog.json_agg(pg_catalog.json_build_object(                    -- before 19
                        'attributes', pg_catalog.string_to_array(                                 -- before 19
                          pg_catalog.split_part(pair.key, ' => ', 1), ', ')::pg_catalog.int4[],   -- before 19
                        'dependency', pg_catalog.split_part(pair.key, ' => ', 2)::pg_catalog.int4, -- before 19
                        'degree', pair.value::pg_catalog.float8))                                 -- before 19
                      FROM pg_catalog.json_each_text(                                             -- before 19
                        s.stxdependencies                                                         -- before 12
                        e.dependencies                                                            -- since 12 before 19
                        ::pg_catalog.text::pg_catalog.json) pair) AS dependencies                 -- before 19
                   , e.n_distinct, e.dependencies                                                 -- since 19
                   , NULL AS most_common_vals, NULL AS most_common_freqs                          -- before 13
                   , NULL AS most_common_base_freqs                                               -- before 13
                   , e.most_common_vals, e.most_common_freqs, e.most_common_base_freqs            -- since 13
                   , NULL AS exprs                                                                -- before 14
                   , (SELECT pg_catalog.jsonb_pretty(pg_catalog.jsonb_agg(                        -- since 14
                               NULLIF(one.statistics, '{}'::pg_catalog.jsonb)))                   -- since 14
                      FROM pg_catalog.pg_stats_ext_exprs x                                        -- since 14
                      CROSS JOIN LATERAL pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object( -- since 14
                        'null_frac', x.null_frac::pg_catalog.text,                                -- since 14
                        'avg_width', x.avg_width::pg_catalog.text,                                -- since 14
                        'n_distinct', x.n_distinct::pg_catalog.text,                              -- since 14
                        'most_common_vals', x.most_common_vals::pg_catalog.text,                  -- since 14
                        'most_common_freqs', x.most_common_freqs::pg_catalog.text,                -- since 14
                        'histogram_bounds', x.histogram_bounds::pg_catalog.text,                  -- since 14
                        'correlation', x.correlation::pg_catalog.text,                            -- since 14
                        'most_common_elems', x.most_common_elems::pg_catalog.text,                -- since 14
                        'most_common_elem_freqs', x.most_common_elem_freqs::pg_catalog.text,      -- since 14
                        'range_length_histogram', x.range_length_histogram::pg_catalog.text,      -- since 19
                        'range_empty_frac', x.range_empty_frac::pg_catalog.text,                  -- since 19
                        'range_bounds_histogram', x.range_bounds_histogram::pg_catalog.text,      -- since 19
                        'elem_count_histogram', x.elem_count_histogram::pg_catalog.text           -- since 14
                      )) AS one(statistics)                                                       -- since 14
                      WHERE x.statistics_schemaname = e.statistics_schemaname                     -- since 14
                        AND x.statistics_name = e.statistics_name                                 -- since 14
                        AND x.inherited = e.inherited                                             -- since 15
                     ) AS exprs                                                                   -- since 14
            FROM pg_catalog.pg_statistic_ext s
            JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace                              -- since 12
            JOIN pg_catalog.pg_stats_ext e                                                        -- since 12
              ON e.statistics_schemaname = n.nspname AND e.statistics_name = s.stxname            -- since 12
            WHERE s.oid = ANY (':oids'::pg_catalog.oid[])
              AND e.statistics_name = ANY (ARRAY(SELECT wanted.stxname                            -- since 12
                                                 FROM pg_catalog.pg_statistic_ext wanted          -- since 12
                                                 WHERE wanted.oid = ANY (':oids'::pg_catalog.oid[]))) -- since 12
            ORDER BY inherited
            """);

    /** The OIDs of the statistics objects that there is anything to say of. */
    static Set<Long> analyzed(ReadContext in) {
        return new HashSet<>(in.rows(ANALYZED, row -> row.oid("oid")));
    }

    List<String> texts(CatalogReader catalog, List<ExtendedStatistics> objects) {
        Collection<Long> oids =
                objects.stream().map(object -> object.catalogId().oid()).toList();
        Map<Long, List<CatalogRow>> rows =
                StatisticsTexts.byOid(catalog.rows(QUERY, oids, Function.<CatalogRow>identity()));
        return objects.stream()
                .map(object -> text(object, rows.getOrDefault(object.catalogId().oid(), List.of())))
                .toList();
    }

    /** One statement for the table alone, one for it with those that inherit from it. */
    String text(ExtendedStatistics object, List<CatalogRow> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(statement(object, row)));
        return text.toString();
    }

    private String statement(ExtendedStatistics object, CatalogRow row) {
        Relation table = object.table();
        if (table == null) {
            throw CatalogReader.inconsistent("table of statistics object \"" + object.name() + "\" does not exist");
        }
        return new StatisticsCall("pg_restore_extended_stats", server, standardStrings)
                .name("schemaname", table.schema())
                .name("relname", table.name())
                .name("statistics_schemaname", object.schema())
                .name("statistics_name", object.name())
                .value("inherited", row.textOrNull("inherited"), "boolean")
                .value("n_distinct", row.textOrNull("n_distinct"), "pg_ndistinct")
                .value("dependencies", row.textOrNull("dependencies"), "pg_dependencies")
                .value("most_common_vals", row.textOrNull("most_common_vals"), "text[]")
                .value("most_common_freqs", row.textOrNull("most_common_freqs"), "double precision[]")
                .value("most_common_base_freqs", row.textOrNull("most_common_base_freqs"), "double precision[]")
                .value("exprs", row.textOrNull("exprs"), "jsonb")
                .statement();
    }
}
