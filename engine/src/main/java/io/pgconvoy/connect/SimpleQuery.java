package io.pgconvoy.connect;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PgConnection;

/** One Query message of the simple protocol: the text goes out untouched, all its results come back in one round trip. */
final class SimpleQuery extends ResultHandlerBase {
    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    private final SessionText text;
    private final @Nullable RowReader rows;
    private final Consumer<SQLWarning> notices;

    private SimpleQuery(SessionText text, @Nullable RowReader rows, Consumer<SQLWarning> notices) {
        this.text = text;
        this.rows = rows;
        this.notices = notices;
    }

    static void run(
            PgConnection connection,
            String sql,
            SessionText text,
            @Nullable RowReader rows,
            Consumer<SQLWarning> notices)
            throws SQLException {
        QueryExecutor executor = connection.getQueryExecutor();
        // Not parameterized and in simple mode, pgjdbc's parser keeps the text as it is: no splitting, no '?', no '{'.
        Query query = executor.createQuery(sql, false, false).query;
        executor.execute(query, null, new SimpleQuery(text, rows, notices), 0, 0, FLAGS);
    }

    @Override
    public void handleResultRows(Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        if (rows != null) {
            tuples.forEach(tuple -> rows.read(new TupleRow(fields, tuple, text)));
        }
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        notices.accept(warning);
    }

    private record TupleRow(Field[] fields, Tuple tuple, SessionText text) implements Row {
        @Override
        public int size() {
            return fields.length;
        }

        @Override
        public String name(int column) {
            return fields[column].getColumnLabel();
        }

        @Override
        public long typeOid(int column) {
            return Integer.toUnsignedLong(fields[column].getOID());
        }

        @Override
        public @Nullable String text(int column) {
            byte[] bytes = tuple.get(column);
            return bytes == null ? null : text.decode(bytes);
        }

        @Override
        public byte @Nullable [] bytes(int column) {
            return tuple.get(column);
        }
    }
}
