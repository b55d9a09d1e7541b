package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import java.util.List;

/** A type that was named but never defined (pg_type with typisdefined false): nothing can depend on it. */
public record UndefinedType(ObjectHeader header, Acl acl) implements DataType {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.typname AS name, t.typnamespace AS schema, t.typowner AS owner,
                   t.typacl AS acl, pg_catalog.acldefault('T', t.typowner) AS acldefault
            FROM pg_catalog.pg_type t
            WHERE t.typtype = 'p' AND NOT t.typisdefined
            ORDER BY t.oid
            """);

    /** The server's own pseudo-types have no definition that could be dumped. */
    private static final CatalogQuery PSEUDO_TYPES = CatalogQuery.of("""
            SELECT t.typname AS name
            FROM pg_catalog.pg_type t
            WHERE t.typtype = 'p' AND t.typisdefined AND t.typelem = 0
            ORDER BY t.typname::pg_catalog.text COLLATE "C"
            """);

    static List<UndefinedType> read(ReadContext in) {
        if (in.selection().scope().schemaWanted() && in.selection().scope().includesBuiltin()) {
            in.rows(PSEUDO_TYPES, row -> row.text("name"))
                    .forEach(name -> in.warn("typtype of data type \"" + name + "\" appears to be invalid"));
        }
        return in.rows(QUERY, row -> new UndefinedType(in.header(row), Acl.of(row)));
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted()) {
            renderType(context, entries, "CREATE TYPE " + context.qualified(this) + ";\n");
        }
    }
}
