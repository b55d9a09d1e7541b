package io.pgconvoy.compare;

import java.util.List;
import java.util.Set;

/**
 * Whether two definitions differ in spelling alone, as servers of different majors spell the same thing. What one of them
 * says and the other need not is passed over; anything else must be the same, word for word.
 */
final class SpellingRules {
    private static final Set<String> CALLS = Set.of("FUNCTION", "PROCEDURE");

    private static final Set<String> ARRAY_SUBSCRIPTS =
            Set.of("array_subscript_handler", "raw_array_subscript_handler");

    private final List<String> left;
    private final List<String> right;

    private SpellingRules(String left, String right) {
        this.left = SqlTokens.of(left);
        this.right = SqlTokens.of(right);
    }

    static boolean same(String left, String right) {
        return left.equals(right) || new SpellingRules(left, right).same();
    }

    private boolean same() {
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (isSame(i, j)) {
                i++;
                j++;
                continue;
            }
            int ofLeft = optional(left, i);
            int ofRight = optional(right, j);
            boolean skipsLeft =
                    ofLeft > 0 && (ofRight == 0 || at(left, i + ofLeft).equals(at(right, j)));
            boolean skipsRight =
                    ofRight > 0 && (ofLeft == 0 || at(right, j + ofRight).equals(at(left, i)));
            if (!skipsLeft && !skipsRight) {
                return false;
            }
            i += skipsLeft ? ofLeft : 0;
            j += skipsLeft ? 0 : ofRight;
        }
        return true;
    }

    private boolean isSame(int i, int j) {
        String one = at(left, i);
        String other = at(right, j);
        if (one.equals(other)) {
            // the same word may be a qualifier here and the name there
            return i < left.size()
                    && at(left, i + 1).equals(".") == at(right, j + 1).equals(".");
        }
        // triggers, before 12
        return CALLS.contains(one) && CALLS.contains(other) && at(left, i - 1).equals("EXECUTE");
    }

    /** How many tokens may be passed over that the other side does not have. */
    private static int optional(List<String> tokens, int at) {
        String token = at(tokens, at);
        // columns are qualified where there is one table alone, before 16
        if (!token.isEmpty() && SqlTokens.isName(token) && at(tokens, at + 1).equals(".")) {
            return 2;
        }
        // since 16
        if (token.equals("AS") && at(tokens, at + 1).equals("\"?column?\"")) {
            return 2;
        }
        // NOT NULL constraints have names since 18, and a dump says those that it must
        if (token.equals("CONSTRAINT")
                && at(tokens, at + 2).equals("NOT")
                && at(tokens, at + 3).equals("NULL")) {
            return 2;
        }
        // arguments of procedures, since 14
        if (token.equals("IN")
                && (at(tokens, at - 1).equals("(") || at(tokens, at - 1).equals(","))) {
            return 1;
        }
        int ofType = optionalOfType(tokens, at);
        return ofType > 0 ? ofType : optionalOfQuery(tokens, at);
    }

    private static int optionalOfType(List<String> tokens, int at) {
        String token = at(tokens, at);
        // since 14
        if (token.equals("multirange_type_name")) {
            int comma = tokens.subList(at, tokens.size()).indexOf(",");
            return comma < 0 ? tokens.size() - at : comma + 1;
        }
        if (token.equals(",") && at(tokens, at + 1).equals("multirange_type_name")) {
            int end = tokens.subList(at, tokens.size()).indexOf(")");
            return Math.max(0, end);
        }
        // since 14, what had no name before
        return token.equals("SUBSCRIPT") && ARRAY_SUBSCRIPTS.contains(at(tokens, at + 2)) ? 4 : 0;
    }

    private static int optionalOfQuery(List<String> tokens, int at) {
        String token = at(tokens, at);
        // aliases of what rules change, before 16
        if (token.equals("AS") && !at(tokens, at + 1).isEmpty() && SqlTokens.isName(at(tokens, at + 1))) {
            return 1;
        }
        // since 16
        if (token.equals("NO") && at(tokens, at + 1).equals("INDENT")) {
            return 2;
        }
        // since 16
        int first = at(tokens, at - 1).equals("(") ? at - 2 : at - 1;
        boolean opens = token.equals("(")
                && at(tokens, first).equals("FIRST")
                && at(tokens, first - 1).equals("FETCH");
        boolean closes = token.equals(")") && at(tokens, at + 1).equals("ROWS");
        return opens || closes ? 1 : 0;
    }

    private static String at(List<String> tokens, int index) {
        return index < 0 || index >= tokens.size() ? "" : tokens.get(index);
    }
}
