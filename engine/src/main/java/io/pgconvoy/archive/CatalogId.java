package io.pgconvoy.archive;

/**
 * Where an entry's object lives in the source's catalog: the OID of the system table and the OID of the row. Both are
 * unsigned 32-bit values; {@link #NONE} for entries that record none.
 */
public record CatalogId(long classOid, long oid) {

    public static final CatalogId NONE = new CatalogId(0, 0);
}
