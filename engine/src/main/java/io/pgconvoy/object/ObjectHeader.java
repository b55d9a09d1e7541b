package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import org.jspecify.annotations.Nullable;

/**
 * What every object has.
 *
 * @param dumpId the number that the object's TOC entry and dependencies use, unique in one dump
 * @param catalogId where the object is in the catalogs; {@link CatalogId#NONE} for what has no row of its own
 * @param name the name that the object sorts by, unquoted
 * @param schema the schema it is in, unquoted; null for objects outside any schema
 * @param owner the owner's role name, unquoted; null for objects that have none
 */
public record ObjectHeader(
        int dumpId,
        CatalogId catalogId,
        String name,
        @Nullable String schema,
        @Nullable String owner) {

    /** The same place and owner, for an object that shares them (a table's data) under another dump ID. */
    public ObjectHeader companion(int otherDumpId) {
        return new ObjectHeader(otherDumpId, CatalogId.NONE, name, schema, owner);
    }

    /** The same object, in a schema. */
    ObjectHeader inSchema(String otherSchema) {
        return new ObjectHeader(dumpId, catalogId, name, otherSchema, owner);
    }
}
