package io.pgconvoy.api.filter;

import io.pgconvoy.api.error.UsageException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The lines of a filter file, and how far they have been read. */
final class FilterText {
    /** In place of a character where the line ends. */
    static final char END_OF_LINE = '\0';

    private final String source;
    private final Iterator<String> lines;
    private int lineNumber;
    private String line = "";
    private int position;

    /** @param source what to call the text in a message: {@code file "x"} */
    FilterText(String text, String source) {
        this.source = source;
        List<String> split = Arrays.asList(text.split("\n", -1));
        // What follows the last line end is a line only if there is something.
        this.lines = (text.isEmpty() || text.endsWith("\n") ? split.subList(0, split.size() - 1) : split).iterator();
    }

    boolean nextLine() {
        if (!lines.hasNext()) {
            return false;
        }
        line = lines.next();
        position = 0;
        lineNumber++;
        return true;
    }

    char peek() {
        return position < line.length() ? line.charAt(position) : END_OF_LINE;
    }

    char next() {
        char next = peek();
        position++;
        return next;
    }

    boolean atSpace() {
        return isSpace(peek());
    }

    /** Whether there was any. */
    boolean skipSpace() {
        int start = position;
        while (atSpace()) {
            position++;
        }
        return position > start;
    }

    boolean isBlankOrComment() {
        skipSpace();
        return peek() == END_OF_LINE || peek() == '#';
    }

    /** The next run of anything but white space; empty at the end of the line. */
    String word() {
        skipSpace();
        int start = position;
        while (peek() != END_OF_LINE && !atSpace()) {
            position++;
        }
        return line.substring(start, position);
    }

    UsageException malformed(String complaint) {
        return new UsageException(
                "invalid format in filter read from " + source + " on line " + lineNumber + ": " + complaint);
    }

    /** As C's {@code isspace}: what Unicode calls white space beyond that belongs to names. */
    private static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }
}
