package io.pgconvoy.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the text form of one-dimensional arrays, such as {@code {a,"b,c",NULL}}. */
public final class SqlArray {

    private final String text;
    private int at = 1;

    private SqlArray(String text) {
        this.text = text;
    }

    /**
     * The elements; an unquoted NULL is null.
     *
     * @throws IllegalArgumentException when the text is not a one-dimensional array
     */
    public static List<@Nullable String> parse(String text) {
        if (text.length() < 2 || text.charAt(0) != '{' || text.charAt(text.length() - 1) != '}') {
            throw new IllegalArgumentException("not an array: " + text);
        }
        return new SqlArray(text).elements();
    }

    /**
     * The elements of an array that has no nulls, such as {@code pg_class.reloptions}.
     *
     * @throws IllegalArgumentException when the text is not such an array
     */
    public static List<String> parseNonNull(String text) {
        List<String> elements = new ArrayList<>();
        for (String element : parse(text)) {
            if (element == null) {
                throw new IllegalArgumentException("array with a null element: " + text);
            }
            elements.add(element);
        }
        return elements;
    }

    /** The text of an array: every element in quotes, whether it needs them or not. */
    public static String format(List<String> elements) {
        return elements.stream()
                .map(element -> '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private List<@Nullable String> elements() {
        List<@Nullable String> elements = new ArrayList<>();
        if (text.length() == 2) {
            return elements;
        }
        do {
            elements.add(element());
        } while (text.charAt(at++) == ',');
        if (at != text.length()) {
            throw new IllegalArgumentException("unexpected } in array: " + text);
        }
        return elements;
    }

    private @Nullable String element() {
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (char c = text.charAt(at); c != ',' && c != '}'; c = text.charAt(at)) {
            if (c == '"') {
                quoted = true;
                quotedPart(element);
            } else {
                element.append(c);
                at++;
            }
        }
        return !quoted && "null".equalsIgnoreCase(element.toString()) ? null : element.toString();
    }

    private void quotedPart(StringBuilder element) {
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            // the last character is the closing brace: reaching it means the quote was never closed
            if (at >= text.length() - 1) {
                throw new IllegalArgumentException("unfinished quote in array: " + text);
            }
            element.append(text.charAt(at));
        }
        at++;
    }
}
