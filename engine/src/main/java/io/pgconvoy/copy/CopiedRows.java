package io.pgconvoy.copy;

import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.connect.Session;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * A table's rows, read by COPY when they are written.
 *
 * @param statement a whole {@code COPY … TO stdout} statement
 * @param moved hears of every batch's bytes, and may throw to stop the copying
 */
public record CopiedRows(Session session, String statement, LongConsumer moved) implements TableRows {
    /** What ends the rows of a table in a script and in an archive alike. */
    private static final byte[] TERMINATOR = "\\.\n\n\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void writeTo(ByteSink out) {
        ByteSink counted = bytes -> {
            moved.accept(bytes.readableBytes());
            out.write(bytes);
        };
        try (RowBatch batch = new RowBatch(counted)) {
            session.copyOut(statement, batch::add);
            batch.add(TERMINATOR);
            batch.flush();
        }
    }
}
