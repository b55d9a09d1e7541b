package io.pgconvoy.connect.conninfo;

import io.pgconvoy.api.error.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads connection strings of the form {@code keyword = value keyword = 'quoted value'}.
 * A backslash takes the next character literally, inside quotes and outside; later values replace earlier ones.
 */
final class KeywordString {
    private final String text;
    private int position;
    private @Nullable Parameter previous;

    private KeywordString(String text) {
        this.text = text;
    }

    static Conninfo parse(String text) {
        return new KeywordString(text).read();
    }

    private Conninfo read() {
        Conninfo values = Conninfo.EMPTY;
        skipSpaces();
        while (position < text.length()) {
            String keyword = keyword();
            String value = value();
            Parameter parameter = parameter(keyword);
            values = values.with(parameter, value);
            previous = parameter;
            skipSpaces();
        }
        return values;
    }

    private String keyword() {
        int start = position;
        while (position < text.length() && text.charAt(position) != '=' && !isSpace(text.charAt(position))) {
            position++;
        }
        String keyword = text.substring(start, position);
        skipSpaces();
        if (position == text.length() || text.charAt(position) != '=') {
            refuseRestOfSecret();
            throw new UsageException("missing \"=\" after \"" + keyword + "\" in connection info string");
        }
        position++;
        skipSpaces();
        return keyword;
    }

    private Parameter parameter(String keyword) {
        if (Parameter.ofKeyword(keyword) == null) {
            refuseRestOfSecret();
        }
        return Conninfo.parameter(keyword);
    }

    private String value() {
        boolean quoted = position < text.length() && text.charAt(position) == '\'';
        if (quoted) {
            position++;
        }
        StringBuilder value = new StringBuilder();
        while (position < text.length() && !endsValue(text.charAt(position), quoted)) {
            if (text.charAt(position) == '\\') {
                position++;
            }
            if (position < text.length()) {
                value.append(text.charAt(position++));
            }
        }
        if (quoted && position == text.length()) {
            throw new UsageException("unterminated quoted string in connection info string");
        }
        position++;
        return value.toString();
    }

    private static boolean endsValue(char character, boolean quoted) {
        return quoted ? character == '\'' : isSpace(character);
    }

    private void skipSpaces() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
    }

    /** What does not parse behind a password may be the rest of it, and must not be shown. */
    private void refuseRestOfSecret() {
        if (previous != null && previous.isSecret()) {
            throw new UsageException("syntax error in connection info string after \"" + previous.keyword()
                    + "\": a value that holds spaces needs single quotes");
        }
    }

    /** C's {@code isspace} in the C locale. */
    static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }
}
