package io.pgconvoy.migrate;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Session;
import java.util.ArrayList;
import java.util.List;

/** What is in a target before anything is put there. */
final class TargetState {
    private static final int NAMED = 3;

    /** Objects that somebody made: not initdb, and no extension. */
    private static final CatalogQuery OBJECTS = CatalogQuery.of("""
        WITH made (class, oid, name) AS (
            SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, n.nspname || '.' || c.relname
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND n.nspname !~ '^pg_'
              AND n.nspname <> 'information_schema'
            UNION ALL
            SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, n.nspname || '.' || p.proname || '()'
            FROM pg_catalog.pg_proc p
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            UNION ALL
            SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, n.nspname
            FROM pg_catalog.pg_namespace n
            WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public')
            UNION ALL
            SELECT 'pg_catalog.pg_largeobject'::pg_catalog.regclass, l.oid, 'large object ' || l.oid
            FROM pg_catalog.pg_largeobject_metadata l
        )
        SELECT m.name
        FROM made m
        WHERE NOT EXISTS (SELECT 1
                          FROM pg_catalog.pg_depend d
                          WHERE d.classid = m.class AND d.objid = m.oid AND d.deptype = 'e')
        ORDER BY 1
        LIMIT 100
        """);

    private TargetState() {}

    /** Names of objects that are there; empty for an empty database. */
    static List<String> objects(Session target) {
        return new ArrayList<>(new CatalogReader(target).rows(OBJECTS, row -> row.text("name")));
    }

    static void refuseUnlessEmpty(Session target) {
        List<String> objects = objects(target);
        if (!objects.isEmpty()) {
            throw new UsageException("the target is not empty: " + some(objects)
                    + "; --clean drops what is to be replaced, an empty database is safer");
        }
    }

    static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + " and others" : first;
    }
}
