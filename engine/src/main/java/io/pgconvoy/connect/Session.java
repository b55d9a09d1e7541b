package io.pgconvoy.connect;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/** One connection to a server. Used by one thread at a time, except {@link #cancel()}, which any thread may call. */
public final class Session implements AutoCloseable {
    private final PgConnection connection;
    private final ServerVersion server;
    private final SessionText text;

    private Session(PgConnection connection) {
        this.connection = connection;
        this.server = ServerVersion.parse(String.valueOf(connection.getParameterStatus("server_version")));
        this.text = SessionText.of(String.valueOf(connection.getParameterStatus("client_encoding")));
    }

    public static Session open(ConnectionSpec spec) {
        Properties properties = new Properties();
        properties.setProperty("user", spec.parameter("user", System.getProperty("user.name")));
        properties.setProperty("password", spec.parameter("password", ""));
        properties.setProperty("PGDBNAME", spec.parameter("dbname", spec.parameter("user", "postgres")));
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "9.0");
        HostSpec host =
                new HostSpec(spec.parameter("host", "localhost"), Integer.parseInt(spec.parameter("port", "5432")));
        try {
            return new Session(new PgConnection(new HostSpec[] {host}, properties, "jdbc:postgresql:"));
        } catch (SQLException e) {
            throw new EngineException(ErrorCode.CONNECTION_FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    public ServerVersion server() {
        return server;
    }

    /** The client encoding, and how its text is held in strings. */
    public SessionText encoding() {
        return text;
    }

    /** The driver's connection, in autocommit mode: the session's transactions are begun and ended by {@link #execute}. */
    public PgConnection connection() {
        return connection;
    }

    /** Sends the text as one Query message, unmodified; it may hold several statements. Rows are thrown away. */
    public void execute(String sql) {
        run(sql, null);
    }

    /** Sends the text as {@link #execute} does and hands over each row of each result. */
    public void query(String sql, RowReader rows) {
        run(sql, rows);
    }

    /** The first column of the first row; null for SQL NULL and for no row. */
    public @Nullable String text(String sql) {
        String[] value = new String[1];
        boolean[] seen = new boolean[1];
        run(sql, row -> {
            if (!seen[0]) {
                seen[0] = true;
                value[0] = row.text(0);
            }
        });
        return value[0];
    }

    /** Starts a {@code COPY … TO STDOUT}. */
    public CopyOut copyOut(String sql) {
        return (CopyOut) copy(sql);
    }

    /**
     * Runs a {@code COPY … TO STDOUT} and hands over each row's bytes, line end included. A consumer that throws ends
     * the copying: the server is told to stop.
     */
    public void copyOut(String sql, Consumer<byte[]> rows) {
        CopyOut copy = copyOut(sql);
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                rows.accept(row);
            }
        } catch (SQLException e) {
            throw ServerErrors.of(e, sql);
        } finally {
            stop(copy);
        }
    }

    private static void stop(CopyOut copy) {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                // What ended the copying is already on its way to the caller, and says more.
            }
        }
    }

    /** Starts a {@code COPY … FROM STDIN}. */
    public CopyIn copyIn(String sql) {
        return (CopyIn) copy(sql);
    }

    /** Asks the server to stop what the session is doing. */
    public void cancel() {
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            throw ServerErrors.of(e, null);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw ServerErrors.of(e, null);
        }
    }

    private void run(String sql, @Nullable RowReader rows) {
        try {
            SimpleQuery.run(connection, sql, text, rows, notice -> {});
        } catch (SQLException e) {
            throw ServerErrors.of(e, sql);
        }
    }

    private CopyOperation copy(String sql) {
        try {
            return connection.getQueryExecutor().startCopy(sql, true);
        } catch (SQLException e) {
            throw ServerErrors.of(e, sql);
        }
    }
}
