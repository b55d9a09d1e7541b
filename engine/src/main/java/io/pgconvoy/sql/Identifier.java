package io.pgconvoy.sql;

import io.pgconvoy.connect.Dialect;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes names as SQL identifiers, quoted exactly where the stock release being reproduced quotes them: the result of
 * one name depends on that release's key words and on {@code --quote-all-identifiers}. Immutable.
 */
public final class Identifier {

    private final Set<String> keywords;
    private final boolean quoteAll;

    private Identifier(Set<String> keywords, boolean quoteAll) {
        this.keywords = keywords;
        this.quoteAll = quoteAll;
    }

    public static Identifier of(Dialect dialect, boolean quoteAll) {
        return new Identifier(Keywords.of(dialect), quoteAll);
    }

    public static Identifier of(Dialect dialect) {
        return of(dialect, false);
    }

    /** The name, quoted if this release would. */
    public String quote(String name) {
        return needsQuotes(name) ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    /** The name, quoted only where the server would read another, or none, without: stock quotes more than that. */
    public String quoteWhereNeeded(String name) {
        boolean readAsWritten = isLetter(name.codePointAt(0))
                && name.codePoints().allMatch(c -> isLetter(c) || isDigit(c) || c == '$')
                && !keywords.contains(name);
        return readAsWritten ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** What may begin a name without quotes and stays as it is: chars beyond ASCII may be letters or bytes of letters. */
    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c == '_' || c > 127;
    }

    /** {@code schema.name}, each part quoted by itself; a null or empty schema leaves just the name. */
    public String qualified(@Nullable String schema, String name) {
        return schema == null || schema.isEmpty() ? quote(name) : quote(schema) + '.' + quote(name);
    }

    /** Whether {@link #quote} would return the text unchanged. */
    public boolean isPlain(String text) {
        return !needsQuotes(text);
    }

    private boolean needsQuotes(String name) {
        return quoteAll || !looksLikeIdentifier(name) || keywords.contains(name);
    }

    private static boolean looksLikeIdentifier(String name) {
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && !isDigit(c) && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
