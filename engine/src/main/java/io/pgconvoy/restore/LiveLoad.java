package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.connect.Session;
import io.pgconvoy.restore.ledger.Ledger;
import io.pgconvoy.restore.ledger.Step;
import io.pgconvoy.sql.SqlText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads the data of one entry in one transaction: bytes go from one server to the other as they come. One thread. */
final class LiveLoad {
    private final Session session;
    private final TargetTerms terms;
    private final Ledger ledger;
    private final byte[] copyMessage;

    LiveLoad(Session session, TargetTerms terms, Ledger ledger, byte[] copyMessage) {
        this.session = session;
        this.terms = terms;
        this.ledger = ledger;
        this.copyMessage = copyMessage;
    }

    /** The target refused, not the source. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final ServerException cause;

        Refused(ServerException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** @param emptied the name of the table that is emptied first; null to keep what is there */
    void load(ArchiveEntry entry, EntryData data, @Nullable String emptied) {
        Step step = Step.data(entry.dumpId());
        session.execute("BEGIN");
        try {
            if (emptied != null) {
                target(() -> session.execute("TRUNCATE TABLE ONLY " + emptied));
            }
            if (data instanceof TableRows rows) {
                copy(entry, rows);
            } else {
                ((LargeObjects) data).writeTo(new Puts());
            }
            target(() -> session.execute(ledger.record(step) + "COMMIT"));
            ledger.recorded(step);
        } catch (Refused e) {
            if (e.cause.code() == ErrorCode.CONNECTION_LOST || e.cause.code() == ErrorCode.SERVER_RESOURCES) {
                throw e.cause;
            }
            session.execute("ROLLBACK");
            terms.log().failed(failure(entry, e.cause));
        }
    }

    private void copy(ArchiveEntry entry, TableRows rows) {
        String statement = Objects.requireNonNull(entry.copyStatement());
        CopyLoad[] copy = new CopyLoad[1];
        target(() -> copy[0] = CopyLoad.begin(session, statement, copyMessage));
        try {
            rows.writeTo(bytes -> {
                terms.cancellation().check();
                terms.progress().moved(bytes.readableBytes());
                target(() -> copy[0].write(bytes));
            });
            target(copy[0]::end);
        } catch (RuntimeException | Error e) {
            copy[0].cancel();
            throw e;
        }
    }

    private static RestoreFailure failure(ArchiveEntry entry, ServerException cause) {
        String what = entry.kind().equals("TABLE DATA") ? "COPY failed for table" : "could not load";
        return new RestoreFailure(
                entry.dumpId() + "; " + entry.catalogId().classOid() + " "
                        + entry.catalogId().oid() + " " + entry.kind() + " " + SqlText.onOneLine(entry.tag()),
                what + " \"" + entry.tag() + "\": " + cause.report(),
                cause);
    }

    private static void target(Runnable step) {
        try {
            step.run();
        } catch (ServerException e) {
            throw new Refused(e);
        }
    }

    /** Puts each piece where it belongs: one round trip a piece. */
    private final class Puts implements LargeObjectSink {
        private long oid;
        private long offset;

        @Override
        public void start(long started) {
            oid = started;
            offset = 0;
        }

        @Override
        public void write(ByteBuf bytes) {
            terms.cancellation().check();
            terms.progress().moved(bytes.readableBytes());
            String call = "SELECT pg_catalog.lo_put(" + oid + ", " + offset + ", pg_catalog.decode('"
                    + ByteBufUtil.hexDump(bytes) + "', 'hex'))";
            target(() -> session.execute(call));
            offset += bytes.readableBytes();
        }

        @Override
        public void end() {}
    }
}
