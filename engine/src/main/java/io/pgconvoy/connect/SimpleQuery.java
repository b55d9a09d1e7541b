package io.pgconvoy.connect;

import io.pgconvoy.connect.wire.ResultListener;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;

/** The results of one Query message, handed over row by row while they arrive. */
final class SimpleQuery extends ResultHandlerBase implements ResultListener {
    /** What the driver believes to send; the transport sends the real text. */
    static final String PLACEHOLDER = "SELECT";

    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    private final Consumer<Notice> notices;
    private final SessionText text;
    private final RowReader rows;
    private @Nullable Columns columns;
    private @Nullable RuntimeException failure;

    SimpleQuery(Consumer<Notice> notices, SessionText text, RowReader rows) {
        this.notices = notices;
        this.text = text;
        this.rows = rows;
    }

    /** Runs to the end even when the reader of rows fails, so that the connection stays usable. */
    void run(QueryExecutor executor) throws SQLException {
        Query query = executor.createQuery(PLACEHOLDER, false, false).query;
        executor.execute(query, null, this, 0, 0, FLAGS);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void columns(byte[] description) {
        columns = Columns.of(description, text);
    }

    @Override
    public void row(byte[] row) {
        if (failure == null) {
            try {
                rows.read(new MessageRow(Objects.requireNonNull(columns), text, row));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        notices.accept(Notice.of(warning));
    }
}
