package io.pgconvoy.dump;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.NameCondition;
import io.pgconvoy.sql.NamePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Asks the server which objects name patterns stand for: one query for each pattern. */
final class PatternQueries {
    private static final CatalogQuery SCHEMAS = CatalogQuery.of("SELECT n.oid FROM pg_catalog.pg_namespace n WHERE");

    private static final CatalogQuery EXTENSIONS = CatalogQuery.of("SELECT e.oid FROM pg_catalog.pg_extension e WHERE");

    private static final CatalogQuery SERVERS =
            CatalogQuery.of("SELECT s.oid FROM pg_catalog.pg_foreign_server s WHERE");

    private static final CatalogQuery TABLES = CatalogQuery.of("""
        SELECT c.oid
        FROM pg_catalog.pg_class c
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'S', 'v', 'm', 'f', 'p') AND
        """);

    /** In {@code database.schema.table}. */
    private static final int TABLE_DOTS = 2;

    private final CatalogReader catalog;
    private final boolean dotsChecked;

    /** @param dotsChecked whether patterns are refused that have too many dots or name another database */
    PatternQueries(CatalogReader catalog, boolean dotsChecked) {
        this.catalog = catalog;
        this.dotsChecked = dotsChecked;
    }

    Set<Long> schemas(List<String> patterns, boolean strict) {
        return all("schemas", patterns, strict, pattern -> {
            NamePattern parsed = parse(pattern, 1, "improper qualified name (too many dotted names): ");
            if (dotsChecked && parsed.dots() > 0) {
                throw otherDatabase(pattern); // stock compares with a name that it never filled in
            }
            return query(SCHEMAS) + matches("n.nspname", parsed.name());
        });
    }

    Set<Long> extensions(List<String> patterns, boolean strict) {
        return all("extensions", patterns, strict, pattern -> {
            NamePattern parsed = parse(pattern, 0, "improper qualified name (too many dotted names): ");
            return query(EXTENSIONS) + matches("e.extname", parsed.name());
        });
    }

    /** A pattern that matches no server is an error always: nobody asks for foreign data lightly. */
    Set<Long> foreignServers(List<String> patterns) {
        return all("foreign servers", patterns, true, pattern -> {
            NamePattern parsed = parse(pattern, 0, "improper qualified name (too many dotted names): ");
            return query(SERVERS) + matches("s.srvname", parsed.name());
        });
    }

    Set<Long> tables(List<String> patterns, boolean strict) {
        return withLoginSearchPath(patterns, () -> all("tables", patterns, strict, this::tableQuery));
    }

    /** The tables with everything that inherits from them, partitions too. */
    Set<Long> tablesAndChildren(List<String> patterns, boolean strict) {
        return withLoginSearchPath(
                patterns,
                () -> all(
                        "tables",
                        patterns,
                        strict,
                        pattern -> "WITH RECURSIVE wanted (oid) AS (" + tableQuery(pattern)
                                + "\nUNION SELECT i.inhrelid FROM wanted, pg_catalog.pg_inherits i"
                                + " WHERE i.inhparent OPERATOR(pg_catalog.=) wanted.oid)\nSELECT oid FROM wanted"));
    }

    private String tableQuery(String pattern) {
        NamePattern parsed = parse(pattern, TABLE_DOTS, "improper relation name (too many dotted names): ");
        String schema = parsed.dots() == 0
                ? "pg_catalog.pg_table_is_visible(c.oid)"
                : matches("n.nspname", parsed.parts().get(parsed.dots() - 1));
        return query(TABLES) + matches("c.relname", parsed.name()) + " AND " + schema;
    }

    /** A name without schema means what the role sees, and the dump's own search path is empty. */
    private Set<Long> withLoginSearchPath(List<String> patterns, Supplier<Set<Long>> lookUp) {
        if (patterns.isEmpty()) {
            return Set.of();
        }
        catalog.execute("RESET search_path");
        try {
            return lookUp.get();
        } finally {
            catalog.execute("SELECT pg_catalog.set_config('search_path', '', false)");
        }
    }

    private Set<Long> all(String what, List<String> patterns, boolean strict, UnaryOperator<String> toQuery) {
        Set<Long> found = new HashSet<>();
        for (String pattern : patterns) {
            List<Long> oids = new ArrayList<>();
            catalog.forEach(toQuery.apply(pattern), row -> oids.add(row.oid("oid")));
            if (strict && oids.isEmpty()) {
                throw new UsageException("no matching " + what + " were found for pattern \"" + pattern + "\"");
            }
            found.addAll(oids);
        }
        return found;
    }

    /** @param maxDots how many dots a pattern may have; one with all of them names its database first */
    private NamePattern parse(String pattern, int maxDots, String tooManyDots) {
        NamePattern parsed = NamePattern.parse(pattern);
        if (!dotsChecked) {
            return parsed;
        }
        if (parsed.dots() > maxDots) {
            throw new UsageException(tooManyDots + pattern);
        }
        boolean namesDatabase = maxDots == TABLE_DOTS && parsed.dots() == maxDots;
        if (namesDatabase && !catalog.ofUnicode(parsed.literals().get(0)).equals(currentDatabase())) {
            throw otherDatabase(pattern);
        }
        return parsed;
    }

    private static UsageException otherDatabase(String pattern) {
        return new UsageException("cross-database references are not implemented: " + pattern);
    }

    private String currentDatabase() {
        List<String> name = new ArrayList<>();
        catalog.forEach("SELECT pg_catalog.current_database() AS name", row -> name.add(row.text("name")));
        return name.get(0);
    }

    private String query(CatalogQuery query) {
        return query.forServer(catalog.server()) + " ";
    }

    private String matches(String column, String regex) {
        return NameCondition.matches(column, catalog.ofUnicode(regex), catalog.server());
    }
}
