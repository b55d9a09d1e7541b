package io.pgconvoy.connect;

import io.pgconvoy.api.error.ServerException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the driver throws into {@link ServerException}. */
public final class ServerErrors {
    /** SQLSTATE {@code connection_failure}. */
    private static final String CONNECTION_FAILURE = "08006";

    private ServerErrors() {}

    /** @param statement what was sent; null where the failure belongs to none */
    public static ServerException of(SQLException failure, @Nullable String statement) {
        ServerErrorMessage server =
                failure instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
        if (server == null) {
            return byDriver(failure, statement);
        }
        return new ServerException(
                Objects.requireNonNullElse(failure.getSQLState(), ""),
                Objects.requireNonNullElse(server.getMessage(), ""),
                server.getDetail(),
                server.getHint(),
                statement,
                null,
                ErrorReport.text(server, statement),
                failure);
    }

    private static ServerException byDriver(SQLException failure, @Nullable String statement) {
        boolean lost = failure.getCause() instanceof IOException;
        String sqlState = lost ? CONNECTION_FAILURE : Objects.requireNonNullElse(failure.getSQLState(), "");
        String message = lost ? "server closed the connection unexpectedly" : String.valueOf(failure.getMessage());
        return new ServerException(sqlState, message, null, null, statement, null, failure);
    }
}
