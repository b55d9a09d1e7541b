package io.pgconvoy.copy;

import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.connect.Session;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * A table's rows, read by COPY when they are written.
 *
 * @param statement a whole {@code COPY … TO stdout} statement
 * @param moved hears of every piece's bytes, and may throw to stop the copying
 */
public record CopiedRows(Session session, String statement, LongConsumer moved) implements TableRows {
    /** Large enough that a sink's cost per call does not count, small enough to stay in a processor's cache. */
    public static final int PIECE = 256 * 1024;

    private static final byte[] TERMINATOR = "\\.\n\n\n".getBytes(StandardCharsets.US_ASCII);

    /** Writes what ends the rows of a table in a script and in an archive alike. */
    public static void terminate(ByteSink out) {
        out.write(Unpooled.wrappedBuffer(TERMINATOR));
    }

    @Override
    public void writeTo(ByteSink out) {
        session.copyOut(statement, new byte[PIECE], piece -> {
            moved.accept(piece.readableBytes());
            out.write(piece);
        });
        terminate(out);
        moved.accept(TERMINATOR.length);
    }
}
