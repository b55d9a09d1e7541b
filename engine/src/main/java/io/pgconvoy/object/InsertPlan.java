package io.pgconvoy.object;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.connect.Session;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * How a table's rows become INSERT statements.
 *
 * @param table qualified and quoted: where the rows come from
 * @param select the query for the rows
 * @param head every statement up to its first row, such as {@code INSERT INTO t VALUES}; all of it without columns
 * @param defaulted for each selected column, whether DEFAULT is written instead of the value: it is generated
 * @param rowsPerStatement at least 1
 * @param end what ends a statement, such as {@code ;}
 * @param standardStrings whether backslashes in literals stand for themselves
 */
public record InsertPlan(
        String table,
        String select,
        String head,
        List<Boolean> defaulted,
        int rowsPerStatement,
        String end,
        boolean standardStrings) {

    private static final int ROWS_PER_FETCH = 100;

    /**
     * @param target the table that the statements name: the partition root, or the table itself
     * @param condition a WHERE clause or empty
     */
    static InsertPlan of(RenderContext context, Relation table, Relation target, String condition) {
        boolean named = context.options().columnInserts();
        List<Column> columns = table.columns().stream()
                .filter(column -> !column.dropped() && !(named && column.isGenerated()))
                .toList();
        String values = columns.stream()
                .map(column -> column.isGenerated() ? "NULL" : context.quote(column.name()))
                .collect(Collectors.joining(", "));
        String select = "SELECT " + (columns.isEmpty() ? "NULL" : values) + " FROM ONLY " + context.qualified(table)
                + (condition.isEmpty() ? "" : " " + condition);
        return new InsertPlan(
                context.qualified(table),
                select,
                "INSERT INTO " + context.qualified(target) + " " + rest(context, table, columns, named),
                columns.stream().map(Column::isGenerated).toList(),
                context.options().rowsPerInsert(),
                context.options().onConflictDoNothing() ? " ON CONFLICT DO NOTHING;\n" : ";\n",
                context.standardStrings());
    }

    private static String rest(RenderContext context, Relation table, List<Column> columns, boolean named) {
        if (columns.isEmpty()) {
            return "DEFAULT VALUES;\n";
        }
        String names = columns.stream()
                .map(column -> context.quote(column.name()))
                .collect(Collectors.joining(", ", "(", ") "));
        boolean overriding = table.columns().stream().anyMatch(column -> column.identity() == 'a');
        return (named ? names : "") + (overriding ? "OVERRIDING SYSTEM VALUE " : "") + "VALUES";
    }

    /**
     * Reads the rows through a cursor and writes the statements and the two line breaks that end them.
     *
     * @param moved is told the bytes written, in steps
     */
    public void writeTo(Session session, ByteSink out, LongConsumer moved) {
        session.execute("DECLARE _pg_dump_cursor CURSOR FOR " + select);
        InsertWriter writer = new InsertWriter(this);
        int before;
        do {
            before = writer.rows();
            session.query("FETCH " + ROWS_PER_FETCH + " FROM _pg_dump_cursor", writer::add);
            write(session, out, writer.take(), moved);
        } while (writer.rows() > before);
        write(session, out, writer.finish(), moved);
        session.execute("CLOSE _pg_dump_cursor");
    }

    private static void write(Session session, ByteSink out, String text, LongConsumer moved) {
        byte[] bytes = session.encoding().encode(text);
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        try {
            out.write(buffer);
        } finally {
            buffer.release();
        }
        moved.accept(bytes.length);
    }
}
