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

    public ServerException(
            String sqlState,
            String message,
            @Nullable String detail,
            @Nullable String hint,
            @Nullable String statement,
            @Nullable String object,
            @Nullable Throwable cause) {
        super(ErrorCode.ofSqlState(sqlState), message, cause);
        this.sqlState = sqlState;
        this.detail = detail;
        this.hint = hint;
        this.statement = statement;
        this.object = object;
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

    /** The database object that was being worked on, in words such as {@code table "app"."orders"}. */
    public @Nullable String object() {
        return object;
    }

    /** The same failure, saying which object was being worked on. */
    public ServerException during(String objectInWords) {
        return new ServerException(
                sqlState, String.valueOf(getMessage()), detail, hint, statement, objectInWords, this);
    }
}
