package io.pgconvoy.connect;

import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.ConnectFailure.Next;
import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Parameter;
import io.pgconvoy.connect.conninfo.PasswordFile;
import io.pgconvoy.connect.tls.TlsException;
import io.pgconvoy.connect.tls.TlsHandshake;
import io.pgconvoy.connect.wire.ServerAddress;
import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Says in libpq's words why an attempt failed, and what libpq would try next. */
final class FailureReader {
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String INVALID_PASSWORD = "28P01";
    private static final String CLOSED = "server closed the connection unexpectedly";

    private final Conninfo values;

    FailureReader(Conninfo values) {
        this.values = values;
    }

    ConnectFailure unreachable(IOException e, ServerAddress address) {
        String question = address instanceof ServerAddress.Unix
                ? "Is the server running locally and accepting connections on that socket?"
                : "Is the server running on that host and accepting TCP/IP connections?";
        return new ConnectFailure(ErrorCode.CONNECTION_FAILED, Next.ADDRESS, e.getMessage() + "\n\t" + question, e);
    }

    ConnectFailure encryption(TlsException e) {
        return new ConnectFailure(ErrorCode.CONNECTION_REJECTED, Next.ENCRYPTION, String.valueOf(e.getMessage()), e);
    }

    ConnectFailure broken(IOException e) {
        boolean closed = e instanceof EOFException || e instanceof java.net.SocketException;
        String message = closed ? CLOSED : String.valueOf(e.getMessage());
        return new ConnectFailure(ErrorCode.CONNECTION_FAILED, Next.NOTHING, message, e);
    }

    /** @param passwordFile where the password came from, null if from elsewhere */
    ConnectFailure refused(SQLException e, @Nullable PasswordFile passwordFile) {
        ServerErrorMessage server = e instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
        if (server != null) {
            return byServer(e, server, passwordFile);
        }
        Optional<SSLException> encryption = cause(e, SSLException.class);
        if (encryption.isPresent()) {
            return encryption(TlsHandshake.readable(encryption.get()));
        }
        Optional<IOException> broken = cause(e, IOException.class);
        return broken.isPresent() ? broken(broken.get()) : byDriver(e);
    }

    private static ConnectFailure byServer(
            SQLException e, ServerErrorMessage server, @Nullable PasswordFile passwordFile) {
        String sqlState = String.valueOf(server.getSQLState());
        StringBuilder message =
                new StringBuilder().append(server.getSeverity()).append(":  ").append(server.getMessage());
        appendLine(message, "DETAIL:  ", server.getDetail());
        appendLine(message, "HINT:  ", server.getHint());
        if (passwordFile != null && sqlState.equals(INVALID_PASSWORD)) {
            message.append("\npassword retrieved from file \"")
                    .append(passwordFile.path())
                    .append('"');
        }
        if (sqlState.equals(CANNOT_CONNECT_NOW)) {
            return new ConnectFailure(ErrorCode.CONNECTION_FAILED, Next.HOST, message.toString(), e);
        }
        if (sqlState.startsWith("28")) {
            return new ConnectFailure(ErrorCode.AUTHENTICATION_FAILED, Next.ENCRYPTION, message.toString(), e);
        }
        ErrorCode code =
                sqlState.equals(TOO_MANY_CONNECTIONS) ? ErrorCode.SERVER_RESOURCES : ErrorCode.CONNECTION_REJECTED;
        return new ConnectFailure(code, Next.NOTHING, message.toString(), e);
    }

    /** As libpq words it, line by line. */
    private static void appendLine(StringBuilder message, String label, @Nullable String more) {
        if (more != null) {
            message.append('\n').append(label).append(more);
        }
    }

    private ConnectFailure byDriver(SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("no password supplied")) {
            return ConnectFailure.passwordMissing(e);
        }
        if (message.contains("requireAuth")
                && PSQLState.CONNECTION_REJECTED.getState().equals(e.getSQLState())) {
            message = "authentication method requirement \"" + values.get(Parameter.REQUIRE_AUTH)
                    + "\" failed: the server wants another method";
        }
        return new ConnectFailure(ErrorCode.AUTHENTICATION_FAILED, Next.NOTHING, message, e);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, throwable -> throwable != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
