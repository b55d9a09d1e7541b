package io.pgconvoy.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A name pattern as psql and pg_dump read it: {@code *} and {@code ?} are wildcards, unquoted letters fold to lower
 * case, dots separate database, schema and name, and what stands in double quotes is literal. Everything else is an
 * advanced regular expression of the server's.
 *
 * @param parts a regular expression for each dotted part, anchored at both ends
 * @param literals the same parts as plain text: a database name is compared, not matched
 */
public record NamePattern(List<String> parts, List<String> literals) {
    private static final String MATCHES_ALL = "^(.*)$";
    private static final String REGEX_SPECIALS = "|*+?()[]{}.^$\\";

    /** Splits and translates a pattern; every text is a pattern. */
    public static NamePattern parse(String pattern) {
        return new Parser(pattern).parse();
    }

    /** The number of dots that separate parts. */
    public int dots() {
        return parts.size() - 1;
    }

    /** The expression for the last part, the object's own name. */
    public String name() {
        return parts.get(parts.size() - 1);
    }

    /** Whether an expression lets every name pass, so that no condition is needed. */
    public static boolean matchesAll(String regex) {
        return regex.equals(MATCHES_ALL);
    }

    private static final class Parser {
        private final String pattern;
        private final List<String> parts = new ArrayList<>();
        private final List<String> literals = new ArrayList<>();
        private StringBuilder regex = new StringBuilder("^(");
        private StringBuilder literal = new StringBuilder();
        private boolean quoted;

        private Parser(String pattern) {
            this.pattern = pattern;
        }

        private NamePattern parse() {
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                boolean doubled = quoted && pattern.startsWith("\"\"", i);
                if (doubled) {
                    append("\"", '"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == '.' && !quoted) {
                    endPart();
                } else {
                    append(expression(c, i), quoted ? c : lower(c));
                }
            }
            endPart();
            return new NamePattern(List.copyOf(parts), List.copyOf(literals));
        }

        private void append(String expression, char plain) {
            regex.append(expression);
            literal.append(plain);
        }

        private void endPart() {
            parts.add(regex.append(")$").toString());
            literals.add(literal.toString());
            regex = new StringBuilder("^(");
            literal = new StringBuilder();
        }

        private String expression(char c, int index) {
            if (c == '$') {
                return "\\$";
            }
            if (quoted) {
                return REGEX_SPECIALS.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
            }
            if (c == '*') {
                return ".*";
            }
            if (c == '?') {
                return ".";
            }
            // An array type's brackets, not an empty set of characters.
            boolean brackets = c == '[' && pattern.startsWith("[]", index);
            return brackets ? "\\[" : String.valueOf(lower(c));
        }

        private static char lower(char c) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
        }
    }
}
