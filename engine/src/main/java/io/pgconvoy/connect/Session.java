package io.pgconvoy.connect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.wire.Transport;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** One connection to a server. Used by one thread at a time, except {@link #cancel()}, which any thread may call. */
public final class Session implements AutoCloseable {
    private final PgConnection connection;
    private final Transport transport;
    private final ConnectionSpec spec;
    private final ServerVersion server;
    private SessionText text;
    private Consumer<Notice> notices = notice -> {};
    /** Statements that were sent and whose results nobody has read yet. */
    private final Deque<String> ahead = new ArrayDeque<>();

    private boolean reading;
    private volatile boolean cancelled;

    Session(PgConnection connection, Transport transport, ConnectionSpec spec) {
        this.connection = connection;
        this.transport = transport;
        this.spec = spec;
        this.server = ServerVersion.parse(String.valueOf(parameter("server_version")));
        this.text = currentText();
    }

    /** Connects as libpq does; the failure of all attempts is one {@link EngineException} with one line of message. */
    public static Session open(ConnectionSpec spec) {
        return Connector.open(spec);
    }

    /** What opens further sessions on the very same server, without asking for a password again. */
    public ConnectionSpec spec() {
        return spec;
    }

    public ServerVersion server() {
        return server;
    }

    /** The client encoding as it is now, and how its text is held in strings. */
    public SessionText encoding() {
        if (!text.encoding().equals(parameter("client_encoding"))) {
            text = currentText();
        }
        return text;
    }

    /** A name from this session's catalogs, for opening another session. */
    public String startupName(String name) {
        return encoding().toStartup(name, Objects.requireNonNullElse(parameter("server_encoding"), "UTF8"));
    }

    /** The present value of a setting that the server reports by itself; null if it does not report that one. */
    public @Nullable String parameter(String name) {
        return connection.getParameterStatus(name);
    }

    /** Takes each notice and warning the server sends with the results of a query. */
    public void onNotice(Consumer<Notice> listener) {
        notices = listener;
    }

    /** The driver's connection, in autocommit mode: transactions are begun and ended by {@link #execute}. */
    public PgConnection connection() {
        return connection;
    }

    public boolean isEncrypted() {
        return transport.isEncrypted();
    }

    /**
     * Bytes received through TLS so far. A connection that has carried more than the JDK's key limit (2^37 bytes) hangs
     * in COPY, so long work changes connections before that.
     */
    public long encryptedBytes() {
        return transport.encryptedBytes();
    }

    /**
     * The {@link #encryptedBytes} after which a connection should be changed: half of the smallest limit that the JDK's
     * security property {@code jdk.tls.keyLimits} sets.
     */
    public static long mostEncryptedBytes() {
        return KeyLimits.ofThisJvm() / 2;
    }

    /** Sends the text as one Query message, unmodified; it may hold several statements. Rows are thrown away. */
    public void execute(String sql) {
        query(sql, row -> {});
    }

    /** As {@link #execute(String)}, for text in the client encoding. */
    public void execute(byte[] sql) {
        throwAwayAhead();
        transport.replaceNextQuery(sql);
        run(() -> encoding().decode(sql), row -> {});
    }

    /**
     * Sends the text as {@link #execute(String)} does and hands over each row of each result while it arrives. A reader
     * that throws hears of no further rows; the session stays usable.
     */
    public void query(String sql, RowReader rows) {
        announce(sql);
        run(() -> sql, rows);
    }

    /**
     * Sends a statement at once, whose results are asked for later: the server works on while those before are read, and
     * no time passes on the way. What {@link #query}, {@link #execute(String)} or {@link #copyOut} runs next should be
     * the statements sent ahead, in their order; those that it passes over have run, and their results are thrown away.
     *
     * <p>A server that waits to be read does not read: what is sent ahead of unread results must be small, a few
     * kilobytes in all.
     */
    public void sendAhead(String sql) {
        checkIdle();
        try {
            transport.sendAhead(encoding().encode(sql));
            ahead.add(sql);
        } catch (IOException e) {
            throw failure(new PSQLException("could not send a statement", PSQLState.CONNECTION_FAILURE, e), sql);
        }
    }

    /** The first column of the first row; null for SQL NULL and for no row. */
    public @Nullable String text(String sql) {
        FirstValue first = new FirstValue();
        query(sql, first);
        return first.value;
    }

    /** Starts a {@code COPY … TO STDOUT}, to be read to its end or stopped by {@link #stop}. */
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
            throw amidRows(e, sql);
        } finally {
            stop(copy);
        }
    }

    /**
     * Runs a {@code COPY … TO STDOUT} and lends its bytes in pieces cut anywhere, without an object for each row.
     * Otherwise as {@link #copyOut(String, Consumer)}.
     *
     * @param space where the pieces lie; the larger, the fewer they are
     * @return how many rows the server says it sent
     */
    public long copyOut(String sql, byte[] space, Consumer<ByteBuf> pieces) {
        CopyOut copy = copyOut(sql);
        try {
            int filled = 0;
            while (copy.isActive()) {
                filled += transport.readRows(space, filled, space.length);
                if (filled < space.length) {
                    // The end, a notice: the driver's, who may come upon another row behind it.
                    byte[] row = copy.readFromCopy();
                    if (row == null) {
                        continue;
                    }
                    pieces.accept(Unpooled.wrappedBuffer(space, 0, filled));
                    pieces.accept(Unpooled.wrappedBuffer(row));
                } else {
                    pieces.accept(Unpooled.wrappedBuffer(space));
                }
                filled = 0;
            }
            pieces.accept(Unpooled.wrappedBuffer(space, 0, filled));
            return Math.max(0, copy.getHandledRowCount());
        } catch (SQLException e) {
            throw amidRows(e, sql);
        } catch (IOException e) {
            transport.close();
            throw failure(new SQLException(e), sql);
        } finally {
            stop(copy);
        }
    }

    /**
     * Ends a copy that was not read to its end. The driver's own way of cancelling leaves what is still under way in the
     * connection, where the next statement would find it.
     */
    public void stop(CopyOut copy) {
        try {
            if (copy.isActive()) {
                connection.cancelQuery();
            }
            transport.skipRow();
            while (copy.isActive()) {
                copy.readFromCopy();
            }
        } catch (SQLException | IOException e) {
            // What ended the copying is already on its way to the caller, and says more.
        }
    }

    /** Starts a {@code COPY … FROM STDIN}. */
    public CopyIn copyIn(String sql) {
        return (CopyIn) copy(sql);
    }

    /** Hands over the notices that came with a COPY so far: they belong to no query's results. */
    public void handOverNotices() {
        SQLWarning warning = connection.getQueryExecutor().getWarnings();
        while (warning != null) {
            notices.accept(Notice.of(warning));
            warning = warning.getNextWarning();
        }
    }

    /**
     * Since when somebody has been waiting for the server to send or to take something, as {@link System#nanoTime()}
     * counts; 0 if nobody is. Any thread may ask.
     */
    public long waitingSince() {
        return transport.waitingSince();
    }

    /** Closes a connection that has been lost, though nobody knows yet: who waits for it learns of it. Any thread may. */
    public void giveUp() {
        transport.close();
    }

    public boolean isClosed() {
        return transport.isClosed();
    }

    /** Stops what the session is doing, on the server too, and closes it. */
    public void cancel() {
        cancelled = true;
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            // The connection is closed below, and the server notices that at the latest when it next sends something.
        } finally {
            transport.close();
            connection.getQueryExecutor().abort();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Whatever kept the driver from saying goodbye, the server notices the closed socket.
        } finally {
            transport.close();
        }
    }

    /** What to throw for a failure of the driver: tells cancellation, a lost connection and server errors apart. */
    public EngineException failure(SQLException cause, @Nullable String statement) {
        return cancelled
                ? new EngineException(ErrorCode.CANCELLED, "cancelled", cause)
                : ServerErrors.of(cause, statement == null ? null : encoding().toUnicode(statement));
    }

    private EngineException amidRows(SQLException cause, String sql) {
        EngineException failure = failure(cause, sql);
        return failure instanceof ServerException server ? server.whileRowsCame() : failure;
    }

    /** @param sql asked only to name what failed */
    private void run(Supplier<String> sql, RowReader rows) {
        SimpleQuery query = new SimpleQuery(notices, encoding(), rows);
        transport.listen(query);
        reading = true;
        try {
            query.run(connection.getQueryExecutor());
        } catch (SQLException e) {
            throw failure(e, sql.get());
        } finally {
            reading = false;
            transport.listen(null);
            transport.keepNextQuery();
        }
    }

    /** Makes the driver's next query be this one, which may have been sent. */
    private void announce(String sql) {
        checkIdle();
        while (!ahead.isEmpty() && !ahead.element().equals(sql)) {
            throwAwayNext();
        }
        if (ahead.poll() == null) {
            transport.replaceNextQuery(encoding().encode(sql));
        } else {
            transport.dropNextQuery();
        }
    }

    private void throwAwayAhead() {
        checkIdle();
        while (!ahead.isEmpty()) {
            throwAwayNext();
        }
    }

    private void throwAwayNext() {
        String sent = ahead.remove();
        transport.dropNextQuery();
        try {
            run(() -> sent, row -> {});
        } catch (EngineException e) {
            // The driver takes rows of COPY for a mistake, and throws them away as wanted. A statement that failed
            // makes those after it fail too.
        }
    }

    private void checkIdle() {
        if (reading) {
            throw new IllegalStateException("a reader of rows asks the session for something else");
        }
    }

    private CopyOperation copy(String sql) {
        announce(sql);
        try {
            return connection.getQueryExecutor().startCopy(SimpleQuery.PLACEHOLDER, true);
        } catch (SQLException e) {
            throw failure(e, sql);
        } finally {
            transport.keepNextQuery();
        }
    }

    private SessionText currentText() {
        return SessionText.of(Objects.requireNonNullElse(parameter("client_encoding"), "SQL_ASCII"));
    }

    private static final class FirstValue implements RowReader {
        private boolean seen;
        private @Nullable String value;

        @Override
        public void read(Row row) {
            if (!seen) {
                seen = true;
                value = row.text(0);
            }
        }
    }
}
