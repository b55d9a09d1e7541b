package io.pgconvoy.dump;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.ObjectPatterns;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.DumpScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns options into the scope of a dump: which contents, and the OIDs of what the patterns name. */
final class ScopeReader {
    private final PatternQueries queries;
    private final ObjectPatterns patterns;
    private final ContentChoice contents;
    private final boolean binaryUpgrade;
    private final boolean sequenceValues;

    ScopeReader(CatalogReader catalog, DumpOptions options, Dialect dialect) {
        this.queries = new PatternQueries(catalog, dialect.has(Feature.DOTS_OF_PATTERNS_CHECKED));
        this.patterns = options.patterns();
        this.contents = options.contents();
        this.binaryUpgrade = options.statements().binaryUpgrade();
        this.sequenceValues = sequenceValues(options, dialect);
    }

    /** Whether sequences keep their values even without other data: older releases take it for granted in upgrades. */
    static boolean sequenceValues(DumpOptions options, Dialect dialect) {
        return options.contents().sequenceValues()
                || options.statements().binaryUpgrade() && !dialect.has(Feature.UPGRADE_FILE_COPY);
    }

    /** Looks patterns up in stock's order: which complaint comes first depends on it. */
    DumpScope read() {
        boolean strict = patterns.strictNames();
        Set<Long> schemas =
                given("schemas", !patterns.schemas().isEmpty(), queries.schemas(patterns.schemas(), strict));
        Set<Long> excludedSchemas = queries.schemas(patterns.excludedSchemas(), false);
        Set<Long> tables = tables(strict);
        Set<Long> excludedTables = tablesOrChildren(patterns.excludedTables(), patterns.excludedTablesAndChildren());
        Set<Long> excludedData =
                tablesOrChildren(patterns.excludedTableData(), patterns.excludedTableDataAndChildren());
        Set<Long> foreignServers = queries.foreignServers(patterns.foreignServers());
        Set<Long> extensions = extensions(strict);
        return new DumpScope(
                contents.definitions(),
                contents.data(),
                contents.data() || sequenceValues,
                contents.statistics(),
                contents.wantsLargeObjects(patterns.narrowed()) || binaryUpgrade,
                schemas,
                excludedSchemas,
                tables,
                excludedTables,
                excludedData,
                extensions,
                queries.extensions(patterns.excludedExtensions(), false),
                foreignServers,
                binaryUpgrade);
    }

    private @Nullable Set<Long> tables(boolean strict) {
        Set<Long> found = new HashSet<>(queries.tables(patterns.tables(), strict));
        found.addAll(queries.tablesAndChildren(patterns.tablesAndChildren(), strict));
        boolean given =
                !patterns.tables().isEmpty() || !patterns.tablesAndChildren().isEmpty();
        return given("tables", given, found);
    }

    private @Nullable Set<Long> extensions(boolean strict) {
        List<String> wanted = new ArrayList<>(patterns.extensions());
        wanted.addAll(patterns.besideExtensions());
        return given("extensions", !wanted.isEmpty(), queries.extensions(wanted, strict));
    }

    private Set<Long> tablesOrChildren(List<String> tables, List<String> tablesAndChildren) {
        Set<Long> found = new HashSet<>(queries.tables(tables, false));
        found.addAll(queries.tablesAndChildren(tablesAndChildren, false));
        return found;
    }

    private static @Nullable Set<Long> given(String what, boolean given, Set<Long> found) {
        if (given && found.isEmpty()) {
            throw new UsageException("no matching " + what + " were found");
        }
        return given ? found : null;
    }
}
