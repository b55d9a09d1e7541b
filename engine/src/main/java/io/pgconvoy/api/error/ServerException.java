package io.pgconvoy.api.error;

import org.jspecify.annotations.Nullable;

/** The PostgreSQL server refused a statement. The message is the server's primary message. */
public class ServerException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final @Nullable String detail;
    private final @Nullable String hint;
    private final @Nullable String statement;
    private final @Nullable String object;
    private final String report;
    private final boolean amidRows;

    public ServerException(
            String sqlState,
            String message,
            @Nullable String detail,
            @Nullable String hint,
            @Nullable String statement,
            @Nullable String object,
            @Nullable Throwable cause) {
        this(sqlState, message, detail, hint, statement, object, words(message, detail, hint), cause);
    }

    /** @param report all that the server said, in libpq's words */
    public ServerException(
            String sqlState,
            String message,
            @Nullable String detail,
            @Nullable String hint,
            @Nullable String statement,
            @Nullable String object,
            String report,
            @Nullable Throwable cause) {
        this(sqlState, message, detail, hint, statement, object, report, false, cause);
    }

    private ServerException(
            String sqlState,
            String message,
            @Nullable String detail,
            @Nullable String hint,
            @Nullable String statement,
            @Nullable String object,
            String report,
            boolean amidRows,
            @Nullable Throwable cause) {
        super(ErrorCode.ofSqlState(sqlState), message, cause);
        this.sqlState = sqlState;
        this.detail = detail;
        this.hint = hint;
        this.statement = statement;
        this.object = object;
        this.report = report;
        this.amidRows = amidRows;
    }

    private static String words(String message, @Nullable String detail, @Nullable String hint) {
        return "ERROR:  " + message + "\n"
                + (detail == null ? "" : "DETAIL:  " + detail + "\n")
                + (hint == null ? "" : "HINT:  " + hint + "\n");
    }

    /** Five characters, or empty when the connection broke before the server could say. */
    public String sqlState() {
        return sqlState;
    }

    public @Nullable String detail() {
        return detail;
    }

    public @Nullable String hint() {
        return hint;
    }

    /** The statement that failed, as it was sent. */
    public @Nullable String statement() {
        return statement;
    }

    /**
     * All that the server said, as libpq's {@code PQerrorMessage} words it: severity, message, the place in the
     * statement, detail, hint and context, each on lines of its own that end with a line end.
     */
    public String report() {
        return report;
    }

    /** The database object that was being worked on, in words such as {@code table "app"."orders"}. */
    public @Nullable String object() {
        return object;
    }

    /** Whether the server had begun to send a COPY's rows, where it refuses most statements at once. */
    public boolean amidRows() {
        return amidRows;
    }

    /** The same failure, saying which object was being worked on. */
    public ServerException during(String objectInWords) {
        return new ServerException(
                sqlState, String.valueOf(getMessage()), detail, hint, statement, objectInWords, report, amidRows, this);
    }

    /** The same failure, met in the middle of a COPY's rows. */
    public ServerException whileRowsCame() {
        return new ServerException(
                sqlState, String.valueOf(getMessage()), detail, hint, statement, object, report, true, getCause());
    }
}
