package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.List;
import java.util.Set;

/**
 * A type that comes with something else: the row type of a relation, an array type, a multirange type.
 *
 * <p>It is never written, but dependencies go through it.
 *
 * @param relation the relation whose row type this is; 0 for other types
 * @param array it is an array type, which pg_type calls a base type
 */
public record DummyType(ObjectHeader header, long relation, boolean array) implements DatabaseObject {
    /** Types with OIDs below 10000 are assigned by hand and pinned: no dependency is recorded on them. */
    static final CatalogQuery QUERY = CatalogQuery.of("""
        SELECT t.tableoid, t.oid, t.typname AS name, t.typnamespace AS schema, t.typowner AS owner,
               t.typrelid, t.typtype
        FROM pg_catalog.pg_type t
        LEFT JOIN pg_catalog.pg_type element ON element.oid = t.typelem
        LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
        WHERE (c.relkind <> 'c' OR element.typarray = t.oid OR t.typtype = 'm')
          AND t.oid >= 10000 -- only users' objects
        ORDER BY t.oid
        """);

    static List<DummyType> read(ReadContext in) {
        return in.rows(
                QUERY, row -> new DummyType(in.header(row), row.oid("typrelid"), row.character("typtype") == 'b'));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.DUMMY_TYPE;
    }

    /** A row type has its table's, though the server records it for both. */
    @Override
    public boolean needsItsExtension() {
        return relation == 0;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return relation == 0 ? selection.bySchema(this) : selection.of(new CatalogId(SystemCatalog.PG_CLASS, relation));
    }

    @Override
    public void render(RenderContext context, EntryList entries) {}
}
