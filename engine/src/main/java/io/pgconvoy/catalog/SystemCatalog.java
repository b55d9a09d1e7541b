package io.pgconvoy.catalog;

/** The fixed OIDs of the system catalogs: they never change between releases (catalog/pg_*.h). */
public final class SystemCatalog {
    public static final long PG_TYPE = 1247;
    public static final long PG_ATTRIBUTE = 1249;
    public static final long PG_PROC = 1255;
    public static final long PG_CLASS = 1259;
    public static final long PG_DATABASE = 1262;
    public static final long PG_FOREIGN_SERVER = 1417;
    public static final long PG_ATTRDEF = 2604;
    public static final long PG_CONSTRAINT = 2606;
    public static final long PG_LANGUAGE = 2612;
    public static final long PG_LARGEOBJECT = 2613;
    public static final long PG_NAMESPACE = 2615;
    public static final long PG_EXTENSION = 3079;
    public static final long PG_PUBLICATION = 6104;

    /** The schema of the catalogs themselves. */
    public static final long PG_CATALOG_SCHEMA = 11;

    private SystemCatalog() {}
}
