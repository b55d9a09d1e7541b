package io.pgconvoy.migrate;

import static io.pgconvoy.api.MigrateCheck.Severity.ERROR;
import static io.pgconvoy.api.MigrateCheck.Severity.NOTE;
import static io.pgconvoy.api.MigrateCheck.Severity.WARNING;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Session;

/** Whether the source may be read, and what of it needs attention. Only reads. */
final class SourceCheck {
    private static final CatalogQuery UNREADABLE = CatalogQuery.of("""
        SELECT n.nspname || '.' || c.relname AS name
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND c.relpersistence <> 't'
          AND NOT (pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND CASE c.relkind WHEN 'S' THEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
                                 ELSE pg_catalog.has_table_privilege(c.oid, 'SELECT') END)
        ORDER BY 1
        """);

    private static final CatalogQuery HIDDEN = CatalogQuery.of("""
        SELECT n.nspname || '.' || c.relname AS name
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE pg_catalog.row_security_active(c.oid) AND c.relkind = 'r' AND n.nspname !~ '^pg_'
        ORDER BY 1
        """);

    private static final CatalogQuery TEMPORARY = CatalogQuery.of("""
        SELECT count(*) AS tables
        FROM pg_catalog.pg_class c
        WHERE c.relpersistence = 't' AND c.relkind IN ('r', 'p')
        """);

    private static final CatalogQuery OTHER_STORAGE = CatalogQuery.of("""
        SELECT n.nspname || '.' || c.relname AS name, CASE c.relkind WHEN 'f' THEN 'f' ELSE 'u' END AS what
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE (c.relkind = 'f' OR c.relkind = 'r' AND c.relpersistence = 'u')
          AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY 1
        """);

    /**
     * Functions with bodies that are looked up by names when an index or a materialized view is made, which happens with
     * an empty search path.
     */
    private static final CatalogQuery NAMES_LOOKED_UP = CatalogQuery.of("""
        SELECT DISTINCT n.nspname || '.' || p.proname AS name
        FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_proc p ON p.oid = d.refobjid
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
        WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
          AND (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                 AND EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indexrelid = d.objid)
               OR d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                 AND EXISTS (SELECT 1
                             FROM pg_catalog.pg_rewrite r
                             JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
                             WHERE r.oid = d.objid AND c.relkind = 'm'))
          AND l.lanname IN ('sql', 'plpgsql') AND n.nspname !~ '^pg_'
          AND NOT COALESCE(pg_catalog.array_to_string(p.proconfig, ',') LIKE '%search_path%', false)
          AND p.prosqlbody IS NULL                                                                   -- since 14
        ORDER BY 1
        """);

    private final CatalogReader catalog;
    private final Findings findings;

    SourceCheck(Session source, Findings findings) {
        this.catalog = new CatalogReader(source);
        this.findings = findings;
    }

    /**
     * @param everything whether all of the source is to be moved: what is left out need not be readable
     * @param definitions whether tables are made, and not only filled
     */
    void run(boolean everything, boolean definitions) {
        if (everything) {
            readable();
        }
        catalog.rows(OTHER_STORAGE, row -> new String[] {row.text("what"), row.text("name")})
                .forEach(table -> findings.add(
                        NOTE,
                        "storage",
                        table[0].equals("f")
                                ? "foreign tables are defined, their rows stay where they are"
                                : "unlogged tables are moved, and lose their rows when a server crashes",
                        "",
                        table[1]));
        if (catalog.rows(TEMPORARY, row -> row.number("tables")).get(0) > 0) {
            findings.add(NOTE, "storage", "temporary tables belong to their sessions and are not moved", "");
        }
        for (String table : ForeignKeyCircles.find(catalog)) {
            findings.add(
                    definitions ? NOTE : WARNING,
                    "foreign keys",
                    definitions
                            ? "foreign keys refer to each other in a circle, and are made when all rows are there"
                            : "foreign keys refer to each other in a circle, and rows cannot come before what they refer to",
                    definitions ? "" : "move definitions together with rows",
                    table);
        }
        catalog.rows(NAMES_LOOKED_UP, row -> row.text("name"))
                .forEach(name -> findings.add(
                        WARNING,
                        "search path",
                        "functions in indexes or materialized views run with an empty search path",
                        "ALTER FUNCTION … SET search_path, unless their bodies qualify all names",
                        name));
    }

    private void readable() {
        catalog.rows(UNREADABLE, row -> row.text("name"))
                .forEach(name -> findings.add(
                        ERROR,
                        "privileges",
                        "tables and sequences of the source that may not be read",
                        "GRANT SELECT, a superuser, or membership in pg_read_all_data",
                        name));
        catalog.rows(HIDDEN, row -> row.text("name"))
                .forEach(name -> findings.add(
                        ERROR,
                        "row security",
                        "tables of the source whose rows policies may hide",
                        "a role with BYPASSRLS",
                        name));
    }
}
