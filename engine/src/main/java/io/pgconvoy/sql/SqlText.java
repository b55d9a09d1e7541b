package io.pgconvoy.sql;

/** Pieces of SQL text that are not statements. */
public final class SqlText {

    private SqlText() {}

    /**
     * Text made fit for a {@code --} comment: line breaks become spaces, so that nothing after them escapes the
     * comment.
     */
    public static String onOneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
