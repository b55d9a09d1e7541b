package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What pg_upgrade carries over that no statement of a usual dump says: OIDs, the names of files, transaction horizons,
 * the shape of columns that were dropped.
 *
 * @param relations by OID; indexes too
 * @param types all types by OID, built-in ones and those of arrays too
 * @param labels the OIDs of an enum's labels in their sort order, by the type's OID
 * @param columns dropped columns, and those with a value for rows that were there before them, by table and number
 * @param versions of all columns of a relation in their order, as WAL positions, by the relation's OID
 * @param extensions by OID
 * @param collations the versions that collations had when indexes were built, by OID, where there are any
 * @param subscriptions by OID; on servers since 17
 * @param largeObjects the catalog of large objects' contents and its index, in the order of the server's answer
 * @param largeObjectOwners the catalog of large objects and its index likewise, where the release moves them
 */
record UpgradeFacts(
        Map<Long, Storage> relations,
        Map<Long, TypeIds> types,
        Map<Long, List<Long>> labels,
        Map<ColumnKey, Shape> columns,
        Map<Long, List<String>> versions,
        Map<Long, ExtensionState> extensions,
        Map<Long, String> collations,
        Map<Long, SubscriptionState> subscriptions,
        List<Storage> largeObjects,
        List<Storage> largeObjectOwners,
        Horizon database,
        @Nullable String collationVersion) {

    static final UpgradeFacts NONE = new UpgradeFacts(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            new Horizon("0", "0"),
            null);

    /** The oldest transactions that rows may tell of. */
    record Horizon(String frozenXid, String minMxid) {}

    /**
     * @param file 0 where the relation has none
     * @param toast null for none
     */
    record Storage(
            long oid,
            char relkind,
            long file,
            Horizon horizon,
            @Nullable Toast toast) {
        boolean isIndex() {
            return relkind == 'i' || relkind == 'I';
        }
    }

    /** @param type its row type, 0 on servers since 14 */
    record Toast(long oid, long file, long type, long index, long indexFile, Horizon horizon) {}

    /** The types that come with one: 0 for none. */
    record TypeIds(long array, long multirange, long multirangeArray) {}

    record ColumnKey(long table, int number) {}

    /** @param missing the value of rows that are older than the column, as array text; null for none */
    record Shape(int length, char alignment, @Nullable String missing) {}

    /**
     * @param configTables as array text, empty for none
     * @param configConditions likewise
     */
    record ExtensionState(boolean relocatable, String version, String configTables, String configConditions) {}

    /** @param position how far its origin is; null where nothing came yet */
    record SubscriptionState(boolean enabled, @Nullable String position) {}

    private static final CatalogQuery RELATIONS = CatalogQuery.of("""
            SELECT c.oid, c.relkind, c.relfilenode, c.relfrozenxid, c.relminmxid,
                   COALESCE(t.oid, 0) AS toast, COALESCE(t.relfilenode, 0) AS toast_file,
                   COALESCE(t.reltype, 0) AS toast_type, t.relfrozenxid AS toast_frozenxid, t.relminmxid AS toast_minmxid,
                   COALESCE(i.indexrelid, 0) AS toast_index, COALESCE(ti.relfilenode, 0) AS toast_index_file
            FROM pg_catalog.pg_class c
            LEFT JOIN pg_catalog.pg_class t ON t.oid = c.reltoastrelid
            LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.reltoastrelid AND i.indisvalid
            LEFT JOIN pg_catalog.pg_class ti ON ti.oid = i.indexrelid
            ORDER BY c.oid
            """);

    /** pg_largeobject and its index. Stock asks for no order: a condition like its own leads to the same plan, and so to its order. */
    private static final CatalogQuery LARGE_OBJECTS = CatalogQuery.of("""
            SELECT c.relfrozenxid, c.relminmxid, c.relfilenode, c.oid
            FROM pg_catalog.pg_class c
            WHERE c.oid IN (2613, 2683)
            """);

    private static final CatalogQuery LARGE_OBJECT_OWNERS = CatalogQuery.of("""
            SELECT c.relfrozenxid, c.relminmxid, c.relfilenode, c.oid    -- since 16
            FROM pg_catalog.pg_class c                                   -- since 16
            WHERE c.oid IN (2995, 2996)                                  -- since 16
            """);

    private static final CatalogQuery COLLATIONS = CatalogQuery.of("""
            SELECT c.oid, c.collversion           -- since 10
            FROM pg_catalog.pg_collation c        -- since 10
            WHERE c.collversion IS NOT NULL       -- since 10
            """);

    private static final CatalogQuery TYPES = CatalogQuery.of("""
            SELECT t.oid, t.typarray,
                   0 AS multirange, 0 AS multirange_array                                        -- before 14
                   COALESCE(m.oid, 0) AS multirange, COALESCE(m.typarray, 0) AS multirange_array -- since 14
            FROM pg_catalog.pg_type t
            LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid                                -- since 14
            LEFT JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid                            -- since 14
            """);

    private static final CatalogQuery LABELS = CatalogQuery.of("""
            SELECT e.oid, e.enumtypid FROM pg_catalog.pg_enum e ORDER BY e.enumtypid, e.enumsortorder
            """);

    private static final CatalogQuery COLUMNS = CatalogQuery.of("""
            SELECT a.attrelid, a.attnum, a.attlen, a.attalign,
                   NULL AS missing                                                                     -- before 11
                   CASE WHEN a.atthasmissing AND NOT a.attisdropped THEN a.attmissingval END AS missing -- since 11
            FROM pg_catalog.pg_attribute a
            WHERE a.attnum > 0
              AND (a.attisdropped
                   OR a.atthasmissing                                                                  -- since 11
                  )
            """);

    /** 15.20 keeps them as an option of every column (catalog/pg_attribute.h). */
    private static final CatalogQuery VERSIONS = CatalogQuery.of("""
            SELECT a.attrelid,
                   COALESCE((SELECT pg_catalog.substr(option, 11) FROM pg_catalog.unnest(a.attoptions) option
                             WHERE pg_catalog.substr(option, 1, 10) = 'pg_attver='), '0') AS version
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            WHERE a.attnum > 0 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
            ORDER BY a.attrelid, a.attnum
            """);

    private static final CatalogQuery EXTENSIONS = CatalogQuery.of("""
            SELECT e.oid, e.extrelocatable, e.extversion, e.extconfig, e.extcondition FROM pg_catalog.pg_extension e
            """);

    private static final CatalogQuery SUBSCRIPTIONS = CatalogQuery.of("""
            SELECT s.oid, s.subenabled, o.remote_lsn                                  -- since 17
            FROM pg_catalog.pg_subscription s                                         -- since 17
            LEFT JOIN pg_catalog.pg_replication_origin_status o                       -- since 17
              ON o.external_id = 'pg_' || s.oid::pg_catalog.text                      -- since 17
            WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d             -- since 17
                               WHERE d.datname = pg_catalog.current_database())       -- since 17
            """);

    private static final CatalogQuery DATABASE = CatalogQuery.of("""
            SELECT d.datfrozenxid, d.datminmxid,
                   NULL AS datcollversion     -- before 15
                   d.datcollversion           -- since 15
            FROM pg_catalog.pg_database d
            WHERE d.datname = pg_catalog.current_database()
            """);

    static UpgradeFacts read(ReadContext in) {
        Map<Long, Storage> relations = new HashMap<>();
        in.rows(RELATIONS, row -> relations.put(row.oid("oid"), storage(row)));
        Map<Long, TypeIds> types = new HashMap<>();
        in.rows(TYPES, row -> types.put(row.oid("oid"), types(row)));
        Map<Long, List<Long>> labels = new HashMap<>();
        in.rows(
                LABELS,
                row -> labels.computeIfAbsent(row.oid("enumtypid"), oid -> new ArrayList<>())
                        .add(row.oid("oid")));
        Map<ColumnKey, Shape> columns = new HashMap<>();
        in.rows(COLUMNS, row -> columns.put(new ColumnKey(row.oid("attrelid"), row.integer("attnum")), shape(row)));
        Map<Long, List<String>> versions = new HashMap<>();
        if (in.dialect().has(Feature.UPGRADE_KEEPS_ATTRIBUTE_VERSIONS)) {
            in.rows(
                    VERSIONS,
                    row -> versions.computeIfAbsent(row.oid("attrelid"), oid -> new ArrayList<>())
                            .add(position(row.number("version"))));
        }
        Map<Long, ExtensionState> extensions = new HashMap<>();
        in.rows(EXTENSIONS, row -> extensions.put(row.oid("oid"), extension(row)));
        Map<Long, SubscriptionState> subscriptions = new HashMap<>();
        in.rows(SUBSCRIPTIONS, row -> subscriptions.put(row.oid("oid"), subscription(row)));
        Map<Long, String> collations = new HashMap<>();
        in.rows(COLLATIONS, row -> collations.put(row.oid("oid"), row.text("collversion")));
        boolean moved = in.dialect().has(Feature.UPGRADE_MOVES_LARGE_OBJECTS);
        List<Storage> owners = moved ? storages(in, LARGE_OBJECT_OWNERS, relations) : List.of();
        List<CatalogRow> database = in.rows(DATABASE, row -> row);
        if (database.isEmpty()) {
            return NONE;
        }
        Horizon horizon = new Horizon(
                database.get(0).text("datfrozenxid"), database.get(0).text("datminmxid"));
        return new UpgradeFacts(
                relations,
                types,
                labels,
                columns,
                versions,
                extensions,
                collations,
                subscriptions,
                storages(in, LARGE_OBJECTS, relations),
                owners,
                horizon,
                database.get(0).textOrNull("datcollversion"));
    }

    private static List<Storage> storages(ReadContext in, CatalogQuery query, Map<Long, Storage> relations) {
        return in.rows(query, row -> row.oid("oid")).stream()
                .map(relations::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String position(long number) {
        return String.format(Locale.ROOT, "%X/%X", number >>> 32, number & 0xffffffffL);
    }

    private static TypeIds types(CatalogRow row) {
        return new TypeIds(row.oid("typarray"), row.oid("multirange"), row.oid("multirange_array"));
    }

    private static Shape shape(CatalogRow row) {
        return new Shape(row.integer("attlen"), row.character("attalign"), row.textOrNull("missing"));
    }

    private static SubscriptionState subscription(CatalogRow row) {
        return new SubscriptionState(row.flag("subenabled"), row.textOrNull("remote_lsn"));
    }

    private static Storage storage(CatalogRow row) {
        Toast toast = row.oid("toast") == 0
                ? null
                : new Toast(
                        row.oid("toast"),
                        row.oid("toast_file"),
                        row.oid("toast_type"),
                        row.oid("toast_index"),
                        row.oid("toast_index_file"),
                        new Horizon(row.text("toast_frozenxid"), row.text("toast_minmxid")));
        return new Storage(
                row.oid("oid"),
                row.character("relkind"),
                row.oid("relfilenode"),
                new Horizon(row.text("relfrozenxid"), row.text("relminmxid")),
                toast);
    }

    private static ExtensionState extension(CatalogRow row) {
        return new ExtensionState(
                row.flag("extrelocatable"),
                row.text("extversion"),
                row.textOrEmpty("extconfig"),
                row.textOrEmpty("extcondition"));
    }

    Storage storage(long relation) {
        Storage found = relations.get(relation);
        if (found == null) {
            throw CatalogReader.inconsistent("relation with OID " + relation + " does not exist");
        }
        return found;
    }

    ExtensionState extension(long oid) {
        return extensions.getOrDefault(oid, new ExtensionState(false, "", "", ""));
    }

    SubscriptionState subscription(long oid) {
        return subscriptions.getOrDefault(oid, new SubscriptionState(false, null));
    }

    TypeIds type(long oid) {
        return types.getOrDefault(oid, new TypeIds(0, 0, 0));
    }

    @Nullable
    Shape column(Relation table, Column column) {
        return columns.get(new ColumnKey(table.oid(), column.number()));
    }
}
