package io.pgconvoy.connect;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** The results of one Query message: all of them arrive in one round trip, and wait here until the last has come. */
final class SimpleQuery extends ResultHandlerBase {
    /** What the driver believes to send; the transport sends the real text. */
    static final String PLACEHOLDER = "SELECT";

    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    private final List<Result> results = new ArrayList<>();
    private final Consumer<Notice> notices;

    SimpleQuery(Consumer<Notice> notices) {
        this.notices = notices;
    }

    private record Result(Field[] fields, List<Tuple> tuples) {}

    void run(QueryExecutor executor) throws SQLException {
        Query query = executor.createQuery(PLACEHOLDER, false, false).query;
        executor.execute(query, null, this, 0, 0, FLAGS);
    }

    void handOver(RowReader rows, SessionText text) {
        for (Result result : results) {
            for (Tuple tuple : result.tuples()) {
                rows.read(new TupleRow(result.fields(), tuple, text));
            }
        }
    }

    @Override
    public void handleResultRows(Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        results.add(new Result(fields, tuples));
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        notices.accept(Notice.of(warning));
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
