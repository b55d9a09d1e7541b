package io.pgconvoy.order;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.object.DatabaseModel;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.ObjectKind;

/** Reads pg_depend into edges between the objects of a model. */
final class DependencyReader {
    /**
     * Columns count as their table. Pinned objects and extension members are left out: the former need no order, the
     * latter are known already. Members of operator families are not objects here, so what they need is needed by the
     * family; their internal dependencies lead back to an operator class of the same family. The parts are stock's, so
     * that rows of one object come in the order in which stock gets them.
     */
    private static final CatalogQuery QUERY = CatalogQuery.of("""
        SELECT d.classid, d.objid, d.refclassid, d.refobjid, d.deptype
        FROM pg_catalog.pg_depend d
        WHERE d.deptype <> 'p' AND d.deptype <> 'e'
        UNION ALL
        SELECT 'pg_catalog.pg_opfamily'::pg_catalog.regclass, m.amopfamily, d.refclassid, d.refobjid, d.deptype
        FROM pg_catalog.pg_depend d, pg_catalog.pg_amop m
        WHERE d.deptype NOT IN ('p', 'e', 'i')
          AND d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass
          AND d.objid = m.oid
          AND NOT (d.refclassid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass AND d.refobjid = m.amopfamily)
        UNION ALL
        SELECT 'pg_catalog.pg_opfamily'::pg_catalog.regclass, m.amprocfamily, d.refclassid, d.refobjid, d.deptype
        FROM pg_catalog.pg_depend d, pg_catalog.pg_amproc m
        WHERE d.deptype NOT IN ('p', 'e', 'i')
          AND d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
          AND d.objid = m.oid
          AND NOT (d.refclassid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass AND d.refobjid = m.amprocfamily)
        ORDER BY 1, 2
        """);

    private final DatabaseModel model;

    DependencyReader(DatabaseModel model) {
        this.model = model;
    }

    static void rehearse(CatalogReader catalog) {
        catalog.forEach(QUERY.forServer(catalog.server()), row -> {});
    }

    void read(CatalogReader catalog, DependencyGraph graph) {
        catalog.forEach(QUERY.forServer(catalog.server()), row -> add(row, graph));
    }

    private void add(CatalogRow row, DependencyGraph graph) {
        DatabaseObject dependent = model.find(new CatalogId(row.oid("classid"), row.oid("objid")));
        DatabaseObject needed = model.find(new CatalogId(row.oid("refclassid"), row.oid("refobjid")));
        if (dependent == null || needed == null) {
            return;
        }
        // A composite type's pg_class row hangs on the type, so that DROP TYPE takes it along; but the type can
        // only be written when everything that its columns need is there.
        boolean compositeType = row.character("deptype") == 'i'
                && dependent.kind() == ObjectKind.RELATION
                && needed.kind() == ObjectKind.TYPE;
        if (compositeType) {
            graph.add(needed, dependent);
        } else {
            graph.add(dependent, needed);
        }
    }
}
