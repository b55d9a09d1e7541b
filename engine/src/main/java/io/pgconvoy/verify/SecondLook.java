package io.pgconvoy.verify;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Session;
import io.pgconvoy.content.Content;
import io.pgconvoy.content.RowDigest;
import io.pgconvoy.manifest.CopyTarget;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/**
 * Tells rows that differ from rows that are only printed differently, because an archive does not say which time zone, for
 * instance, was set when it was made: the archive's rows are loaded into a temporary table with the same columns and read
 * from there with the session's own settings. Stateless but for what it reads from.
 */
final class SecondLook {
    private static final int PIECE = 64 * 1024;

    private final ArchiveRows archive;

    SecondLook(ArchiveRows archive) {
        this.archive = archive;
    }

    /** @param found in the table, which differs from what is expected */
    boolean isSame(RestoredTable table, Content found, TargetReader reader) {
        if (found.items() != table.expected().items()) {
            return false;
        }
        Session session = reader.session();
        session.execute("BEGIN");
        boolean same;
        try {
            same = isSame(table, found, session);
        } catch (ServerException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST) {
                throw e;
            }
            // The first look stands.
            same = false;
        }
        session.execute("ROLLBACK");
        return same;
    }

    private boolean isSame(RestoredTable table, Content found, Session session) {
        session.execute("CREATE TEMPORARY TABLE pgconvoy_second_look ON COMMIT DROP AS SELECT "
                + CopyTarget.columns(table.copy()) + " FROM " + table.name() + " WITH NO DATA");
        for (int dumpId : table.dumpIds()) {
            if (!load(dumpId, session)) {
                return false;
            }
        }
        RowDigest digest = RowDigest.ofRows();
        session.copyOut("COPY pg_temp.pgconvoy_second_look TO stdout", new byte[PIECE], digest::write);
        return digest.content().equals(found);
    }

    private boolean load(int dumpId, Session session) {
        String statement = "COPY pg_temp.pgconvoy_second_look FROM stdin";
        CopyIn copy = session.copyIn(statement);
        try {
            boolean all = archive.rows(dumpId, bytes -> write(bytes, copy, session, statement));
            copy.endCopy();
            return all;
        } catch (SQLException e) {
            throw session.failure(e, statement);
        }
    }

    private static void write(ByteBuf bytes, CopyIn copy, Session session, String statement) {
        byte[] piece = new byte[Math.min(PIECE, bytes.readableBytes())];
        try {
            for (int at = bytes.readerIndex(); at < bytes.writerIndex(); ) {
                int length = Math.min(piece.length, bytes.writerIndex() - at);
                bytes.getBytes(at, piece, 0, length);
                copy.writeToCopy(piece, 0, length);
                at += length;
            }
        } catch (SQLException e) {
            throw session.failure(e, statement);
        }
    }
}
