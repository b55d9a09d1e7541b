package io.pgconvoy.connect;

import java.sql.SQLWarning;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a server says besides results.
 *
 * @param severity {@code NOTICE}, {@code WARNING} and so on, in the server's language
 * @param report all of it in libpq's words: lines that each end with a line end
 */
public record Notice(
        String severity,
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        String report) {
    static Notice of(SQLWarning warning) {
        ServerErrorMessage server =
                warning instanceof PSQLWarning fromServer ? fromServer.getServerErrorMessage() : null;
        String sqlState = Objects.requireNonNullElse(warning.getSQLState(), "");
        if (server == null) {
            return new Notice(
                    "WARNING",
                    sqlState,
                    String.valueOf(warning.getMessage()),
                    null,
                    null,
                    "WARNING:  " + warning.getMessage() + "\n");
        }
        return new Notice(
                Objects.requireNonNullElse(server.getSeverity(), "NOTICE"),
                sqlState,
                Objects.requireNonNullElse(server.getMessage(), ""),
                server.getDetail(),
                server.getHint(),
                ErrorReport.ofNotice(server));
    }
}
