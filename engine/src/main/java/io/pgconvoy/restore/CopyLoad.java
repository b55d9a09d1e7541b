package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.connect.Session;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** The rows of one table on their way into a server. One thread. */
final class CopyLoad {
    private final Session session;
    private final String statement;
    private final CopyIn copy;

    private CopyLoad(Session session, String statement) {
        this.session = session;
        this.statement = statement;
        this.copy = session.copyIn(statement);
    }

    static CopyLoad begin(Session session, String statement) {
        return new CopyLoad(session, statement);
    }

    void write(ByteBuf bytes) {
        try {
            if (bytes.hasArray()) {
                copy.writeToCopy(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
            } else {
                byte[] copied = new byte[bytes.readableBytes()];
                bytes.getBytes(bytes.readerIndex(), copied);
                copy.writeToCopy(copied, 0, copied.length);
            }
        } catch (SQLException e) {
            throw session.failure(e, statement);
        } finally {
            session.handOverNotices();
        }
    }

    void end() {
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
}
