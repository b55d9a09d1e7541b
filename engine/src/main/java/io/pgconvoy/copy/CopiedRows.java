package io.pgconvoy.copy;

import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.connect.Session;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** Rows of a table, read by COPY. */
public final class CopiedRows {
    /** Large enough that a sink's cost per call does not count, small enough to stay in a processor's cache. */
    public static final int PIECE = 256 * 1024;

    private static final byte[] TERMINATOR = "\\.\n\n\n".getBytes(StandardCharsets.US_ASCII);

    private CopiedRows() {}

    /**
     * Reads the rows of a table, and ends them.
     *
     * @param statement a whole {@code COPY … TO stdout} statement
     * @param space to be used while reading, {@link #PIECE} long
     * @param moved hears of every piece's bytes, and may throw to stop the copying
     * @return how many rows there were
     */
    public static long copy(Session session, String statement, byte[] space, ByteSink out, LongConsumer moved) {
        long rows = session.copyOut(statement, space, piece -> {
            moved.accept(piece.readableBytes());
            out.write(piece);
        });
        terminate(out);
        moved.accept(TERMINATOR.length);
        return rows;
    }

    /** Writes what ends the rows of a table in a script and in an archive alike. */
    public static void terminate(ByteSink out) {
        out.write(Unpooled.wrappedBuffer(TERMINATOR));
    }
}
