package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.connect.Session;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** The rows of one table on their way into a server, gathered into messages of some size. One thread. */
final class CopyLoad {
    /** Archives without compression hold one piece a row: a message for each would cost more than its row. */
    private static final int MESSAGE_SIZE = 64 * 1024;

    private final Session session;
    private final String statement;
    private final CopyIn copy;
    private final byte[] message;
    private int length;

    private CopyLoad(Session session, String statement, byte[] message) {
        this.session = session;
        this.statement = statement;
        this.message = message;
        this.copy = session.copyIn(statement);
    }

    /** What {@link #begin} wants, to be used again for the next table. */
    static byte[] messageBuffer() {
        return new byte[MESSAGE_SIZE];
    }

    static CopyLoad begin(Session session, String statement, byte[] messageBuffer) {
        return new CopyLoad(session, statement, messageBuffer);
    }

    void write(ByteBuf bytes) {
        int from = bytes.readerIndex();
        int end = bytes.writerIndex();
        if (bytes.hasArray() && end - from >= MESSAGE_SIZE) {
            flush();
            send(bytes.array(), bytes.arrayOffset() + from, end - from);
            return;
        }
        while (from < end) {
            if (length == MESSAGE_SIZE) {
                flush();
            }
            int part = Math.min(end - from, MESSAGE_SIZE - length);
            bytes.getBytes(from, message, length, part);
            length += part;
            from += part;
        }
    }

    /** A block as large as a message or larger, as it is. */
    void write(byte[] bytes, int count) {
        flush();
        send(bytes, 0, count);
    }

    void end() {
        flush();
        try {
            copy.endCopy();
        } catch (SQLException e) {
            throw session.failure(e, statement);
        } finally {
            session.handOverNotices();
        }
    }

    /** Tells the server to forget the rows. */
    void cancel() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            // The server's answer to a cancelled COPY is an error, and what led here is already on its way.
        }
    }

    private void flush() {
        if (length > 0) {
            int full = length;
            length = 0;
            send(message, 0, full);
        }
    }

    private void send(byte[] bytes, int offset, int count) {
        try {
            copy.writeToCopy(bytes, offset, count);
        } catch (SQLException e) {
            throw session.failure(e, statement);
        } finally {
            session.handOverNotices();
        }
    }
}
