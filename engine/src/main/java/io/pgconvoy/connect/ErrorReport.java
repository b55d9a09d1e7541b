package io.pgconvoy.connect;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/** Words a server's error as libpq does with its usual settings. */
final class ErrorReport {
    private ErrorReport() {}

    /**
     * Lines that each end with a line end.
     *
     * @param statement what was sent; null where the error belongs to none
     */
    static String text(ServerErrorMessage error, @Nullable String statement) {
        StringBuilder text = withoutContext(error, statement);
        append(text, "CONTEXT:  ", error.getWhere());
        return text.toString();
    }

    /** The same for what is no error: its context is not shown. */
    static String ofNotice(ServerErrorMessage notice) {
        return withoutContext(notice, null).toString();
    }

    private static StringBuilder withoutContext(ServerErrorMessage error, @Nullable String statement) {
        StringBuilder text = new StringBuilder();
        text.append(error.getSeverity() == null ? "ERROR" : error.getSeverity());
        text.append(":  ").append(error.getMessage());
        boolean internal = error.getPosition() <= 0 && error.getInternalPosition() > 0;
        String query = internal ? error.getInternalQuery() : statement;
        int position = internal ? error.getInternalPosition() : error.getPosition();
        if (query == null && position > 0) {
            text.append(" at character ").append(position);
        }
        text.append('\n');
        if (query != null && position > 0) {
            text.append(ErrorPosition.lines(query, position));
        }
        append(text, "DETAIL:  ", error.getDetail());
        append(text, "HINT:  ", error.getHint());
        append(text, "QUERY:  ", error.getInternalQuery());
        return text;
    }

    private static void append(StringBuilder text, String label, @Nullable String value) {
        if (value != null) {
            text.append(label).append(value).append('\n');
        }
    }
}
