package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The OIDs of the rows that stock reads of each catalog, built-in ones too, in the order in which the server gives them:
 * dump IDs count them all.
 *
 * <p>Where stock asks for no order, that is the one in which rows stand in the catalog. It cannot be asked for by ctid,
 * which a role that may read only some columns is kept from. So each part has the tables and conditions of stock's
 * query, which lead to the same plan; the conditions on tableoid keep it from being answered by an index on OIDs alone.
 * Releases before 15 join the initial privileges to most catalogs; a join that nothing refers to would be left out.
 */
final class CatalogRowOrder {
    private static final String QUERY = """
        SELECT ARRAY(SELECT e.oid
                     FROM pg_catalog.pg_extension e
                     JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace) AS extensions,
               ARRAY(SELECT n.oid
                     FROM pg_catalog.pg_namespace n
                     :privileges of pg_namespace n
                    ) AS schemas,
               ARRAY(SELECT c.oid
                     FROM pg_catalog.pg_class c
                     WHERE c.relkind IN ('r', 'S', 'v', 'c', 'm', 'f', 'p')
                     ORDER BY c.oid) AS relations,
               ARRAY(SELECT p.oid
                     FROM pg_catalog.pg_proc p
                     LEFT JOIN pg_catalog.pg_init_privs i
                       ON i.objoid = p.oid
                      AND i.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                      AND i.objsubid = 0
                     WHERE p.prokind <> 'a'    -- since 11
                     WHERE NOT p.proisagg      -- before 11
                       AND NOT EXISTS (SELECT 1
                                       FROM pg_catalog.pg_depend d
                                       WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                                         AND d.objid = p.oid
                                         AND d.deptype = 'i')
                       AND (p.pronamespace <> (SELECT n.oid
                                               FROM pg_catalog.pg_namespace n
                                               WHERE n.nspname = 'pg_catalog')
                            OR EXISTS (SELECT 1 FROM pg_catalog.pg_cast c
                                       WHERE c.oid > 16383 AND p.oid = c.castfunc)
                            OR EXISTS (SELECT 1 FROM pg_catalog.pg_transform t
                                       WHERE t.oid > 16383 AND (p.oid = t.trffromsql OR p.oid = t.trftosql))
                            :members
                            OR p.proacl IS DISTINCT FROM i.initprivs)) AS functions,
               ARRAY(SELECT t.oid
                     FROM pg_catalog.pg_type t
                     :privileges of pg_type t
                    ) AS types,
               ARRAY(SELECT l.oid FROM pg_catalog.pg_language l WHERE l.lanispl ORDER BY l.oid) AS languages,
               ARRAY(SELECT p.oid
                     FROM pg_catalog.pg_proc p
                     LEFT JOIN pg_catalog.pg_init_privs i
                       ON i.objoid = p.oid
                      AND i.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                      AND i.objsubid = 0
                     WHERE p.prokind = 'a'     -- since 11
                     WHERE p.proisagg          -- before 11
                       AND (p.pronamespace <> (SELECT n.oid
                                               FROM pg_catalog.pg_namespace n
                                               WHERE n.nspname = 'pg_catalog')
                            OR p.proacl IS DISTINCT FROM i.initprivs
                            :members
                           )) AS aggregates,
               ARRAY(SELECT o.oid FROM pg_catalog.pg_operator o WHERE o.tableoid <> 0) AS operators,
               ARRAY(SELECT a.oid FROM pg_catalog.pg_am a WHERE a.tableoid <> 0) AS access_methods,
               ARRAY(SELECT c.oid FROM pg_catalog.pg_opclass c WHERE c.tableoid <> 0) AS operator_classes,
               ARRAY(SELECT f.oid FROM pg_catalog.pg_opfamily f WHERE f.tableoid <> 0) AS operator_families,
               ARRAY(SELECT p.oid FROM pg_catalog.pg_ts_parser p WHERE p.tableoid <> 0) AS parsers,
               ARRAY(SELECT t.oid FROM pg_catalog.pg_ts_template t WHERE t.tableoid <> 0) AS templates,
               ARRAY(SELECT d.oid FROM pg_catalog.pg_ts_dict d WHERE d.tableoid <> 0) AS dictionaries,
               ARRAY(SELECT c.oid FROM pg_catalog.pg_ts_config c WHERE c.tableoid <> 0) AS configurations,
               ARRAY(SELECT w.oid
                     FROM pg_catalog.pg_foreign_data_wrapper w
                     :privileges of pg_foreign_data_wrapper w
                    ) AS foreign_data_wrappers,
               ARRAY(SELECT s.oid
                     FROM pg_catalog.pg_foreign_server s
                     :privileges of pg_foreign_server s
                    ) AS foreign_servers,
               ARRAY(SELECT a.oid
                     FROM pg_catalog.pg_default_acl a
                     :privileges of pg_default_acl a
                    ) AS default_acls,
               ARRAY(SELECT c.oid FROM pg_catalog.pg_collation c WHERE c.tableoid <> 0) AS collations,
               ARRAY(SELECT c.oid FROM pg_catalog.pg_conversion c WHERE c.tableoid <> 0) AS conversions,
               ARRAY(SELECT c.oid
                     FROM pg_catalog.pg_cast c
                     WHERE NOT EXISTS (SELECT 1                                              -- since 14
                                       FROM pg_catalog.pg_range r                            -- since 14
                                       WHERE c.castsource = r.rngtypid                       -- since 14
                                         AND c.casttarget = r.rngmultitypid)                 -- since 14
                     ORDER BY c.castsource, c.casttarget) AS casts,
               ARRAY(SELECT t.oid FROM pg_catalog.pg_transform t ORDER BY t.trftype, t.trflang) AS transforms,
               ARRAY(SELECT t.oid FROM pg_catalog.pg_event_trigger t ORDER BY t.oid) AS event_triggers,
               '{}' AS extended_statistics,                                                  -- before 10
               ARRAY(SELECT s.oid FROM pg_catalog.pg_statistic_ext s                         -- since 10
                     WHERE s.tableoid <> 0) AS extended_statistics,                          -- since 10
               ARRAY(SELECT r.oid FROM pg_catalog.pg_rewrite r ORDER BY r.oid) AS rules
        """;

    private static final Pattern PRIVILEGES = Pattern.compile(":privileges of (\\w+) (\\w)\n");

    private static final CatalogQuery PLAIN =
            CatalogQuery.of(PRIVILEGES.matcher(QUERY).replaceAll("WHERE $2.tableoid <> 0\n"));

    private static final CatalogQuery WITH_PRIVILEGES =
            CatalogQuery.of(PRIVILEGES.matcher(QUERY).replaceAll("""
                LEFT JOIN pg_catalog.pg_init_privs i
                               ON i.objoid = $2.oid
                              AND i.classoid = 'pg_catalog.$1'::pg_catalog.regclass
                              AND i.objsubid = 0
                             WHERE $2.tableoid <> 0 OR i.initprivs IS NULL
                """));

    private static final String OF_TABLE = """
        SELECT :table AS oid,
               ARRAY(SELECT c.oid
                     FROM pg_catalog.pg_constraint c
                     WHERE c.conrelid = :table
                       AND c.conparentid = 0     -- since 11
                       AND c.contype = 'f') AS foreign_keys,
               ARRAY(SELECT t.oid
                     FROM pg_catalog.pg_trigger t
                     LEFT JOIN pg_catalog.pg_trigger u ON u.oid = t.tgparentid              -- since 13
                     WHERE t.tgrelid = :table
                       AND NOT t.tgisinternal                                               -- before 11
                       AND (NOT t.tgisinternal OR t.tgenabled <> u.tgenabled)               -- since 13
                    ) AS triggers
        """;

    private static final CatalogQuery OF_TABLES = CatalogQuery.of(OF_TABLE.replace(":table", "wanted.oid") + """
        FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
        """);

    /**
     * In the order of an index or of the catalog's rows, whichever the server finds cheaper to look at: that hangs on how
     * common it takes the one table to be, which is therefore a constant here as it is in stock's query.
     */
    private static final CatalogQuery OF_ONE_TABLE = CatalogQuery.of(OF_TABLE);

    private static final int TABLES_IN_ONE_QUERY = 100;

    /** What belongs to a table of which neither definition nor data is dumped: it is counted all the same. */
    private static final CatalogQuery UNWANTED = CatalogQuery.of("""
        SELECT wanted.oid,
               (SELECT pg_catalog.count(*) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = wanted.oid)
               + (SELECT pg_catalog.count(*)
                  FROM pg_catalog.pg_constraint c
                  WHERE c.conrelid = wanted.oid AND c.contype = 'c') AS columns,
               (SELECT pg_catalog.count(*)
                FROM pg_catalog.pg_index i
                WHERE i.indrelid = wanted.oid AND i.indisvalid AND i.indisready)
               + (SELECT pg_catalog.count(*)
                  FROM pg_catalog.pg_constraint c
                  WHERE c.conrelid = wanted.oid AND c.contype IN ('p', 'u', 'x')) AS indexes
        FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
        """);

    /** How many rows there are of a table's columns and indexes. */
    record Unwanted(int columns, int indexes) {
        static final Unwanted NONE = new Unwanted(0, 0);
    }

    /** The catalogs whose rows are collected before and after those of the tables, each with its column above. */
    record Part(String column, long catalog) {}

    static final Part EXTENSIONS = new Part("extensions", SystemCatalog.PG_EXTENSION);
    static final Part SCHEMAS = new Part("schemas", SystemCatalog.PG_NAMESPACE);
    static final Part RELATIONS = new Part("relations", SystemCatalog.PG_CLASS);
    static final Part FUNCTIONS = new Part("functions", SystemCatalog.PG_PROC);
    static final Part TYPES = new Part("types", SystemCatalog.PG_TYPE);
    static final Part FOREIGN_KEYS = new Part("foreign_keys", SystemCatalog.PG_CONSTRAINT);
    static final Part TRIGGERS = new Part("triggers", SystemCatalog.PG_TRIGGER);
    static final Part EXTENDED_STATISTICS = new Part("extended_statistics", SystemCatalog.PG_STATISTIC_EXT);
    static final Part RULES = new Part("rules", SystemCatalog.PG_REWRITE);

    /** What follows the types, in order, up to the tables' columns. */
    static final List<Part> AFTER_TYPES = List.of(
            new Part("languages", SystemCatalog.PG_LANGUAGE),
            new Part("aggregates", SystemCatalog.PG_PROC),
            new Part("operators", SystemCatalog.PG_OPERATOR),
            new Part("access_methods", SystemCatalog.PG_AM),
            new Part("operator_classes", SystemCatalog.PG_OPCLASS),
            new Part("operator_families", SystemCatalog.PG_OPFAMILY),
            new Part("parsers", SystemCatalog.PG_TS_PARSER),
            new Part("templates", SystemCatalog.PG_TS_TEMPLATE),
            new Part("dictionaries", SystemCatalog.PG_TS_DICT),
            new Part("configurations", SystemCatalog.PG_TS_CONFIG),
            new Part("foreign_data_wrappers", SystemCatalog.PG_FOREIGN_DATA_WRAPPER),
            new Part("foreign_servers", SystemCatalog.PG_FOREIGN_SERVER),
            new Part("default_acls", SystemCatalog.PG_DEFAULT_ACL),
            new Part("collations", SystemCatalog.PG_COLLATION),
            new Part("conversions", SystemCatalog.PG_CONVERSION),
            new Part("casts", SystemCatalog.PG_CAST),
            new Part("transforms", SystemCatalog.PG_TRANSFORM),
            new Part("event_triggers", SystemCatalog.PG_EVENT_TRIGGER));

    private static final List<Part> ONCE = Stream.concat(
                    Stream.of(EXTENSIONS, SCHEMAS, RELATIONS, FUNCTIONS, TYPES, EXTENDED_STATISTICS, RULES),
                    AFTER_TYPES.stream())
            .toList();

    private final Map<String, List<Long>> oids = new HashMap<>();
    private final Map<Long, Unwanted> unwanted = new HashMap<>();

    /** @param tables the OIDs of those whose foreign keys and triggers may be told apart table by table */
    static CatalogRowOrder read(CatalogReader catalog, Dialect dialect, DumpScope scope, Collection<Long> tables) {
        CatalogRowOrder order = new CatalogRowOrder();
        if (dialect.has(Feature.COLLECTED_FOR_ALL_TABLES)) {
            catalog.rows(Extension.ofFunctions(PLAIN, scope), row -> order.add(row, ONCE));
        } else {
            catalog.rows(Extension.ofFunctions(WITH_PRIVILEGES, scope), row -> order.add(row, ONCE));
            order.readTableByTable(catalog, tables);
        }
        return order;
    }

    /** Order is a question only where there are several rows. */
    private void readTableByTable(CatalogReader catalog, Collection<Long> tables) {
        Map<Long, CatalogRow> byTable = new LinkedHashMap<>();
        catalog.rows(OF_TABLES, tables, row -> byTable.put(row.oid("oid"), row));
        catalog.reach("tables with several foreign keys or triggers");
        List<Long> several = byTable.entrySet().stream()
                .filter(table -> table.getValue().oids(FOREIGN_KEYS.column).size() > 1
                        || table.getValue().oids(TRIGGERS.column).size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        for (int i = 0; i < several.size(); i += TABLES_IN_ONE_QUERY) {
            List<Long> some = several.subList(i, Math.min(i + TABLES_IN_ONE_QUERY, several.size()));
            catalog.forEach(oneByOne(some, catalog), row -> byTable.put(row.oid("oid"), row));
        }
        byTable.values().forEach(row -> add(row, List.of(FOREIGN_KEYS, TRIGGERS)));
    }

    private static String oneByOne(List<Long> tables, CatalogReader catalog) {
        String template = OF_ONE_TABLE.forServer(catalog.server());
        return tables.stream()
                .map(table -> template.replace(":table", "'" + table + "'::pg_catalog.oid"))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    void readUnwanted(CatalogReader catalog, Collection<Long> tables) {
        catalog.rows(
                UNWANTED,
                tables,
                row -> unwanted.put(row.oid("oid"), new Unwanted(row.integer("columns"), row.integer("indexes"))));
    }

    Unwanted unwanted(long table) {
        return unwanted.getOrDefault(table, Unwanted.NONE);
    }

    private boolean add(CatalogRow row, List<Part> parts) {
        parts.forEach(part ->
                oids.computeIfAbsent(part.column, column -> new ArrayList<>()).addAll(row.oids(part.column)));
        return true;
    }

    List<Long> of(Part part) {
        return oids.getOrDefault(part.column, List.of());
    }
}
