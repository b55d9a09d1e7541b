package io.pgconvoy.migrate;

import static io.pgconvoy.api.MigrateCheck.Severity.ERROR;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What cannot be dropped before a migration, because something depends on it that the migration does not know. */
final class CleanCheck {
    private static final Set<String> RELATIONS =
            Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE");

    /** Views by their rules, children by inheritance, tables by their foreign keys. */
    private static final CatalogQuery DEPENDENTS = CatalogQuery.of("""
        WITH found (needed, dependent) AS (
            SELECT d.refobjid, r.ev_class
            FROM pg_catalog.pg_depend d
            JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
            WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
              AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
              AND d.refobjid <> r.ev_class
            UNION
            SELECT i.inhparent, i.inhrelid FROM pg_catalog.pg_inherits i
            UNION
            SELECT c.confrelid, c.conrelid FROM pg_catalog.pg_constraint c WHERE c.contype = 'f' AND c.confrelid <> c.conrelid
        )
        SELECT nn.nspname || '.' || n.relname AS needed, dn.nspname || '.' || d.relname AS dependent
        FROM found f
        JOIN pg_catalog.pg_class n ON n.oid = f.needed AND n.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        JOIN pg_catalog.pg_namespace nn ON nn.oid = n.relnamespace AND nn.nspname !~ '^pg_'
        JOIN pg_catalog.pg_class d ON d.oid = f.dependent AND d.relkind IN ('r', 'p', 'v', 'm', 'f')
        JOIN pg_catalog.pg_namespace dn ON dn.oid = d.relnamespace
        ORDER BY 1, 2
        """);

    private CleanCheck() {}

    static void run(Session target, List<ArchiveEntry> entries, Findings findings) {
        Set<String> dropped = new HashSet<>();
        for (ArchiveEntry entry : entries) {
            if (RELATIONS.contains(entry.kind())) {
                dropped.add(entry.namespace() + "." + entry.tag());
            }
        }
        record Dependence(String needed, String dependent) {}
        for (Dependence found : new CatalogReader(target)
                .rows(DEPENDENTS, row -> new Dependence(row.text("needed"), row.text("dependent")))) {
            if (dropped.contains(found.needed()) && !dropped.contains(found.dependent())) {
                findings.add(
                        ERROR,
                        "clean",
                        "what is to be replaced cannot be dropped, because of what depends on it and is not replaced",
                        "drop that first, or take an empty database",
                        found.dependent() + " depends on " + found.needed());
            }
        }
    }
}
