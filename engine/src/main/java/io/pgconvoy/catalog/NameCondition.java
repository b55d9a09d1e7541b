package io.pgconvoy.catalog;

import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.sql.Literal;
import io.pgconvoy.sql.NamePattern;

/** Conditions that a name matches a pattern's regular expression, whatever operators the search path has. */
public final class NameCondition {
    /** Columns of type name have the collation C since 12, whose character classes know ASCII only. */
    private static final CatalogQuery COLLATION = CatalogQuery.of("""
            COLLATE pg_catalog.default -- since 12
            """);

    private NameCondition() {}

    /** @param regex of a {@link NamePattern} */
    public static String matches(String column, String regex, ServerVersion server) {
        if (NamePattern.matchesAll(regex)) {
            return "true";
        }
        return column + " OPERATOR(pg_catalog.~) " + Literal.quoteForAnySession(regex) + " "
                + COLLATION.forServer(server);
    }
}
