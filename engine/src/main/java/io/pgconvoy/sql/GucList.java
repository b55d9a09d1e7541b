package io.pgconvoy.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits the value of a list-valued setting ({@code search_path} and its like) into its elements. */
final class GucList {

    private final String text;
    private int at;

    private GucList(String text) {
        this.text = text;
    }

    /** The elements with their double quotes resolved, without case folding; empty when the value is no proper list. */
    static Optional<List<String>> split(String text) {
        return new GucList(text).elements();
    }

    private Optional<List<String>> elements() {
        List<String> elements = new ArrayList<>();
        skipSpace();
        if (atEnd()) {
            return Optional.of(elements);
        }
        while (true) {
            Optional<String> element = text.charAt(at) == '"' ? quoted() : bare();
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
            skipSpace();
            if (atEnd()) {
                return Optional.of(elements);
            }
            if (text.charAt(at++) != ',') {
                return Optional.empty();
            }
            skipSpace();
            if (atEnd()) {
                return Optional.empty();
            }
        }
    }

    private Optional<String> quoted() {
        StringBuilder element = new StringBuilder();
        for (at++; !atEnd(); at++) {
            if (text.charAt(at) == '"') {
                at++;
                if (atEnd() || text.charAt(at) != '"') {
                    return Optional.of(element.toString());
                }
            }
            element.append(text.charAt(at));
        }
        return Optional.empty();
    }

    private Optional<String> bare() {
        int start = at;
        while (!atEnd() && text.charAt(at) != ',' && !isSpace(text.charAt(at))) {
            at++;
        }
        return at == start ? Optional.empty() : Optional.of(text.substring(start, at));
    }

    private void skipSpace() {
        while (!atEnd() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
