package io.pgconvoy.dumpall;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.NameCondition;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.SessionText;
import io.pgconvoy.sql.NamePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The databases that one can connect to, by name in the order of their bytes: without those that allow no connections,
 * and those that a failed DROP DATABASE left invalid.
 *
 * @param excluded the names among them that are left out on request
 */
record Databases(List<String> names, Set<String> excluded) {
    static final Databases NONE = new Databases(List.of(), Set.of());

    private static final String TEMPLATE0 = "template0";
    private static final String TEMPLATE1 = "template1";
    private static final String POSTGRES = "postgres";

    /** An invalid database has the connection limit -2. */
    private static final CatalogQuery DATABASES = CatalogQuery.of("""
            SELECT d.datname AS name
            FROM pg_catalog.pg_database d
            WHERE d.datallowconn AND d.datconnlimit <> -2
            ORDER BY d.datname
            """);

    private static final CatalogQuery MATCHING =
            CatalogQuery.of("SELECT d.datname AS name FROM pg_catalog.pg_database d WHERE ");

    static Databases read(CatalogReader catalog, List<String> excludedPatterns, SessionText text, Dialect dialect) {
        Set<String> excluded = new HashSet<>();
        if (!excludedPatterns.isEmpty()) {
            String condition = excludedPatterns.stream()
                    .map(pattern -> matches(pattern, catalog, text, dialect))
                    .collect(Collectors.joining(" OR "));
            catalog.forEach(
                    MATCHING.forServer(catalog.server()) + " " + condition, row -> excluded.add(row.text("name")));
        }
        return new Databases(catalog.rows(DATABASES, row -> row.text("name")), Set.copyOf(excluded));
    }

    private static String matches(String pattern, CatalogReader catalog, SessionText text, Dialect dialect) {
        NamePattern parsed = NamePattern.parse(pattern);
        if (parsed.dots() > 0 && dialect.has(Feature.DATABASE_PATTERN_WITHOUT_DOTS)) {
            throw new UsageException("improper qualified name (too many dotted names): " + pattern);
        }
        // Releases before that take what comes before a dot for a schema, and forget it.
        return NameCondition.matches("d.datname", text.ofUnicode(parsed.name()), catalog.server());
    }

    /** Whether a database is there in every cluster, so that it need not be created. */
    static boolean isInitial(String name) {
        return name.equals(TEMPLATE1) || name.equals(POSTGRES);
    }

    /** What to dump, {@code template1} first: what is created later may be made from it. */
    List<String> toDump() {
        List<String> order = new ArrayList<>();
        if (names.contains(TEMPLATE1)) {
            order.add(TEMPLATE1);
        }
        names.stream()
                .filter(name -> !name.equals(TEMPLATE1) && !name.equals(TEMPLATE0))
                .forEach(order::add);
        return order;
    }

    /** Drops all but those that every cluster has, even those that are not dumped. */
    String drops(GlobalsContext context) {
        return names.stream()
                .filter(name -> !isInitial(name) && !name.equals(TEMPLATE0))
                .map(name -> context.drop("DATABASE", name))
                .collect(Collectors.joining());
    }
}
