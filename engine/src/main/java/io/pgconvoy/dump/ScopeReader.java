package io.pgconvoy.dump;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.ObjectPatterns;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.catalog.CatalogReader;
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

    ScopeReader(CatalogReader catalog, DumpOptions options) {
        this.queries = new PatternQueries(catalog);
        this.patterns = options.patterns();
        this.contents = options.contents();
    }

    DumpScope read() {
        boolean strict = patterns.strictNames();
        Set<Long> tables = new HashSet<>(queries.tables(patterns.tables(), strict));
        tables.addAll(queries.tablesAndChildren(patterns.tablesAndChildren(), strict));
        List<String> extensions = new ArrayList<>(patterns.extensions());
        extensions.addAll(patterns.besideExtensions());
        boolean tablesGiven =
                !patterns.tables().isEmpty() || !patterns.tablesAndChildren().isEmpty();
        return new DumpScope(
                contents.definitions(),
                contents.data(),
                contents.data() || contents.sequenceValues(),
                contents.statistics(),
                contents.wantsLargeObjects(patterns.narrowed()),
                given("schemas", !patterns.schemas().isEmpty(), queries.schemas(patterns.schemas(), strict)),
                queries.schemas(patterns.excludedSchemas(), false),
                given("tables", tablesGiven, tables),
                tablesOrChildren(patterns.excludedTables(), patterns.excludedTablesAndChildren()),
                tablesOrChildren(patterns.excludedTableData(), patterns.excludedTableDataAndChildren()),
                given("extensions", !extensions.isEmpty(), queries.extensions(extensions, strict)),
                queries.extensions(patterns.excludedExtensions(), false),
                queries.foreignServers(patterns.foreignServers()));
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
