package io.pgconvoy.script;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the bare words of a statement say about where it ends: whether a semicolon stands inside the body of an SQL
 * function, and whether the rows of a COPY follow. As psql, it counts BEGIN, CASE and END in statements that begin as
 * CREATE FUNCTION or PROCEDURE do. One thread.
 */
final class StatementWords {
    /** CREATE OR REPLACE FUNCTION. */
    private static final int HEAD = 4;

    private final StringBuilder head = new StringBuilder();
    private int count;
    private int depth;
    private boolean routine;
    private boolean copy;
    private String last = "";
    private boolean fromStdin;

    void clear() {
        head.setLength(0);
        count = 0;
        depth = 0;
        routine = false;
        copy = false;
        last = "";
        fromStdin = false;
    }

    /** @param inParentheses whether the word stands in parentheses */
    void add(byte[] bytes, int from, int to, boolean inParentheses) {
        boolean matters = routine || copy || count < HEAD;
        if (!matters) {
            return;
        }
        String word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (count < HEAD) {
            addToHead(word);
        }
        count++;
        if (routine && !inParentheses) {
            countBlocks(word);
        }
        if (copy && !inParentheses) {
            fromStdin |= last.equals("from") && word.equals("stdin");
            last = word;
        }
    }

    /** Something other than a bare word. */
    void interrupt() {
        last = "";
    }

    boolean insideBody() {
        return depth > 0;
    }

    /** Whether a COPY reads or writes what is not in the script. */
    boolean copiesElsewhere() {
        return copy && !fromStdin;
    }

    boolean copiesFromStdin() {
        return fromStdin;
    }

    private void addToHead(String word) {
        copy |= count == 0 && word.equals("copy");
        head.append(word).append(' ');
        switch (head.toString()) {
            case "create function ",
                    "create procedure ",
                    "create or replace function ",
                    "create or replace procedure " -> routine = true;
            default -> {
                // anything else may hold what it likes
            }
        }
    }

    private void countBlocks(String word) {
        switch (word) {
            case "begin" -> depth++;
            case "case" -> depth += depth > 0 ? 1 : 0;
            case "end" -> depth -= depth > 0 ? 1 : 0;
            default -> {
                // no block begins or ends
            }
        }
    }
}
