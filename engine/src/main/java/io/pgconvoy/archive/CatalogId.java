package io.pgconvoy.archive;

import org.jspecify.annotations.Nullable;

/**
 * Where an entry's object lives in the source's catalog: the OID of the system table and the OID of the row. Both are
 * unsigned 32-bit values; {@link #NONE} for entries that record none.
 */
public record CatalogId(long classOid, long oid) {

    public static final CatalogId NONE = new CatalogId(0, 0);

    /** By hand: the JDK makes code for records' own methods when they are first called, which a short run feels. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogId that && that.classOid == classOid && that.oid == oid;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(classOid) + Long.hashCode(oid);
    }
}
