package io.pgconvoy.connect;

import io.pgconvoy.api.error.ServerException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what pgjdbc throws into {@link ServerException}. */
public final class ServerErrors {
    private ServerErrors() {}

    /** @param statement what was sent; null where the failure belongs to none */
    public static ServerException of(SQLException failure, @Nullable String statement) {
        ServerErrorMessage server =
                failure instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
        String sqlState = failure.getSQLState();
        String message = server == null ? null : server.getMessage();
        return new ServerException(
                sqlState == null ? "" : sqlState,
                message == null ? String.valueOf(failure.getMessage()) : message,
                server == null ? null : server.getDetail(),
                server == null ? null : server.getHint(),
                statement,
                null,
                failure);
    }
}
