package io.pgconvoy.catalog;

/** The fixed OIDs of the system catalogs: they never change between releases (catalog/pg_*.h). */
public final class SystemCatalog {
    public static final long PG_DEFAULT_ACL = 826;
    public static final long PG_TYPE = 1247;
    public static final long PG_ATTRIBUTE = 1249;
    public static final long PG_PROC = 1255;
    public static final long PG_CLASS = 1259;
    public static final long PG_DATABASE = 1262;
    public static final long PG_FOREIGN_SERVER = 1417;
    public static final long PG_FOREIGN_DATA_WRAPPER = 2328;
    public static final long PG_AM = 2601;
    public static final long PG_ATTRDEF = 2604;
    public static final long PG_CAST = 2605;
    public static final long PG_CONSTRAINT = 2606;
    public static final long PG_CONVERSION = 2607;
    public static final long PG_LANGUAGE = 2612;
    public static final long PG_LARGEOBJECT = 2613;
    public static final long PG_NAMESPACE = 2615;
    public static final long PG_OPCLASS = 2616;
    public static final long PG_OPERATOR = 2617;
    public static final long PG_REWRITE = 2618;
    public static final long PG_TRIGGER = 2620;
    public static final long PG_OPFAMILY = 2753;
    public static final long PG_EXTENSION = 3079;
    public static final long PG_STATISTIC_EXT = 3381;
    public static final long PG_COLLATION = 3456;
    public static final long PG_EVENT_TRIGGER = 3466;
    public static final long PG_TRANSFORM = 3576;
    public static final long PG_TS_DICT = 3600;
    public static final long PG_TS_PARSER = 3601;
    public static final long PG_TS_CONFIG = 3602;
    public static final long PG_TS_TEMPLATE = 3764;
    public static final long PG_SUBSCRIPTION = 6100;
    public static final long PG_PUBLICATION = 6104;

    /** The schema of the catalogs themselves. */
    public static final long PG_CATALOG_SCHEMA = 11;

    private SystemCatalog() {}
}
