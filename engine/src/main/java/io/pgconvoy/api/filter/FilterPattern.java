package io.pgconvoy.api.filter;

/**
 * Reads the pattern of one item and puts it into the form that the server itself prints, which is what names are
 * compared with: one blank between words and after commas, none around dots and parentheses.
 */
final class FilterPattern {
    private final FilterText text;
    private final StringBuilder pattern = new StringBuilder();

    private FilterPattern(FilterText text) {
        this.text = text;
    }

    static String read(FilterText text) {
        text.skipSpace();
        if (text.peek() == FilterText.END_OF_LINE) {
            throw text.malformed("missing object name pattern");
        }
        return new FilterPattern(text).read();
    }

    private String read() {
        boolean blankAllowed = false;
        boolean blankSeen = false;
        while (text.peek() != FilterText.END_OF_LINE && text.peek() != '#') {
            if (isPlain()) {
                addBlank(blankAllowed && blankSeen);
                addPlain();
            }
            // The blanks stood before the word, if there was one; a quote right behind it gets one too, as in stock.
            addQuoted(blankSeen);
            blankAllowed = !addSeparator();
            blankSeen = text.skipSpace();
        }
        return pattern.toString();
    }

    private boolean isPlain() {
        return !text.atSpace() && "#,.()\"\0".indexOf(text.peek()) < 0;
    }

    private void addPlain() {
        while (isPlain()) {
            pattern.append(text.next());
        }
    }

    private void addBlank(boolean wanted) {
        if (wanted) {
            pattern.append(' ');
        }
    }

    /** Whether a comma, dot or parenthesis stood there: no blank goes behind it. */
    private boolean addSeparator() {
        char next = text.peek();
        if (next == ',') {
            pattern.append(", ");
        } else if (next == '.' || next == '(' || next == ')') {
            pattern.append(next);
        } else {
            return false;
        }
        text.next();
        return true;
    }

    private void addQuoted(boolean blankBefore) {
        if (text.peek() != '"') {
            return;
        }
        addBlank(blankBefore);
        do {
            pattern.append('"');
            text.next();
            addUntilQuote();
            pattern.append('"');
            text.next();
        } while (text.peek() == '"');
    }

    private void addUntilQuote() {
        while (text.peek() != '"') {
            char next = text.next();
            if (next == FilterText.END_OF_LINE) {
                if (!text.nextLine()) {
                    throw text.malformed("unexpected end of file");
                }
                pattern.append('\n');
            } else if (next == '\\') {
                addEscaped(text.next());
            } else if (next != '\r') {
                pattern.append(next);
            }
        }
    }

    /** Backslashes before anything but these vanish with what they stand before, as in stock. */
    private void addEscaped(char next) {
        if (next == 'n') {
            pattern.append('\n');
        } else if (next == '\\') {
            pattern.append('\\');
        }
    }
}
