package io.pgconvoy.object;

import io.pgconvoy.catalog.SystemCatalog;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a dump was asked for, with name patterns already resolved to OIDs.
 *
 * <p>An include set that is null was not given; an exclude set that is empty excludes nothing.
 *
 * @param schemaWanted definitions are wanted (not {@code --data-only})
 * @param dataWanted contents are wanted (not {@code --schema-only})
 * @param sequenceValuesWanted the values of sequences are wanted, with other contents or alone
 * @param statisticsWanted planner statistics are wanted
 * @param largeObjects large objects are wanted
 * @param binaryUpgrade the dump is for pg_upgrade, which moves the files of relations and large objects itself
 */
public record DumpScope(
        boolean schemaWanted,
        boolean dataWanted,
        boolean sequenceValuesWanted,
        boolean statisticsWanted,
        boolean largeObjects,
        @Nullable Set<Long> includedSchemas,
        Set<Long> excludedSchemas,
        @Nullable Set<Long> includedTables,
        Set<Long> excludedTables,
        Set<Long> excludedTableData,
        @Nullable Set<Long> includedExtensions,
        Set<Long> excludedExtensions,
        Set<Long> foreignDataServers,
        boolean binaryUpgrade) {

    public static final DumpScope EVERYTHING = new DumpScope(
            true, true, true, false, true, null, Set.of(), null, Set.of(), Set.of(), null, Set.of(), Set.of(), false);

    /** Whether objects are wanted that every database has: those in pg_catalog. */
    public boolean includesBuiltin() {
        return includedTables == null
                && includedSchemas != null
                && includedSchemas.contains(SystemCatalog.PG_CATALOG_SCHEMA)
                && !excludedSchemas.contains(SystemCatalog.PG_CATALOG_SCHEMA);
    }

    /** Whether objects that belong to no schema are wanted: only when nothing narrower was asked for. */
    public boolean includesEverything() {
        return includedSchemas == null && includedTables == null && includedExtensions == null;
    }
}
