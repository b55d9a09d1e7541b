package io.pgconvoy.sql;

/** Writes string literals. */
public final class Literal {

    private static final String DOLLAR_TAG_CYCLE = "_XXXXXXX";

    private Literal() {}

    /** The text in single quotes; backslashes are doubled only where the session treats them as escapes. */
    public static String quote(String text, boolean standardConformingStrings) {
        String escaped = text.replace("'", "''");
        return '\'' + (standardConformingStrings ? escaped : escaped.replace("\\", "\\\\")) + '\'';
    }

    /** As {@link #quote(String, boolean)} for a session with standard_conforming_strings on. */
    public static String quote(String text) {
        return quote(text, true);
    }

    /**
     * A literal that means the same in every session: {@code E'...'} where there is a backslash. The stock tools write
     * the settings and labels of databases and roles so (appendStringLiteralConn in string_utils.c).
     */
    public static String quoteForAnySession(String text) {
        return text.indexOf('\\') < 0 ? quote(text) : 'E' + quote(text, false);
    }

    /** The text between dollar quotes whose tag does not occur in it, with the shortest of the stock tools' tags. */
    public static String dollarQuote(String text) {
        return dollarQuote(text, "");
    }

    /** As {@link #dollarQuote(String)}, the tag beginning with a prefix. */
    public static String dollarQuote(String text, String tagPrefix) {
        StringBuilder opening = new StringBuilder("$").append(tagPrefix);
        // without the closing $: a text that ends in $tag must not be closed by its own last characters
        for (int next = 0; text.contains(opening); next++) {
            opening.append(DOLLAR_TAG_CYCLE.charAt(next % DOLLAR_TAG_CYCLE.length()));
        }
        String delimiter = opening.append('$').toString();
        return delimiter + text + delimiter;
    }
}
