package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Session;
import io.pgconvoy.copy.CopiedRows;
import io.pgconvoy.dump.DumpData.Packing;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** One of the threads that read ahead, with its session. */
final class Reader implements Runnable {
    private final int number;
    private final ReadAhead ahead;
    private final ApartTables apart;
    private final ReaderSession session;
    private final Packing packing;
    private final ProgressListener progress;
    private final LongConsumer moved;
    private final byte[] space = new byte[CopiedRows.PIECE];
    private final Scarcity scarcity;

    /** What a reader does for whom the server has no session. */
    enum Scarcity {
        /** It reads on the dump's own session, whenever the writer can do without. */
        BORROW,
        /** It leaves the work to others. */
        RETIRE,
        /** The dump fails. */
        FAIL
    }

    /** @param number of this reader, from 1 */
    Reader(
            int number,
            ReadAhead ahead,
            ApartTables apart,
            ReaderSession session,
            Packing packing,
            ProgressListener progress,
            LongConsumer moved,
            Scarcity scarcity) {
        this.number = number;
        this.ahead = ahead;
        this.apart = apart;
        this.session = session;
        this.packing = packing;
        this.progress = progress;
        this.moved = moved;
        this.scarcity = scarcity;
    }

    @Override
    public void run() {
        try (session) {
            if (scarcity != Scarcity.FAIL && !session.available() && scarcity == Scarcity.RETIRE) {
                return;
            }
            for (Part part = apart.take(); part != null; part = apart.take()) {
                session.rotate();
                readApart(part);
            }
            for (Part part = ahead.take(); part != null; part = ahead.take()) {
                session.rotate();
                readInOrder(part);
            }
        } catch (RuntimeException e) {
            ahead.fail(e);
        } catch (Error e) {
            ahead.fail(new IllegalStateException("a reader failed: " + e, e));
            throw e;
        }
    }

    private void readInOrder(Part part) {
        read(part, ahead, () -> ahead.borrow(part));
    }

    private void readApart(Part part) {
        if (session.mayRead(part.source())) {
            writeApart(part, () -> {
                throw new EngineException(
                        ErrorCode.LOCK_NOT_AVAILABLE,
                        "could not lock " + part.source().inWords() + " again after a connection was lost");
            });
        } else {
            apart.putOff(part);
        }
    }

    /** Reads a part that has a file of its own, and writes it there. */
    void writeApart(Part part, Supplier<Session> loan) {
        apart.write(part, file -> read(part, new RowFile(file, part.entry().compressed() ? packing : null), loan));
    }

    private void read(Part part, PieceTaker taker, Supplier<Session> loan) {
        PartSource source = part.source();
        WorkUnit unit = source.unit(number);
        progress.begun(unit);
        try (PartOutput out = new PartOutput(taker, part, packing, space, moved)) {
            session.reading(source, loan, out::restart, open -> source.read(open, out));
            source.finish(out);
            out.complete();
            progress.ended(unit, out.outcome());
        }
    }

    /** Ends what the thread waits for. Any thread may call this. */
    void cancel() {
        try {
            session.cancel();
        } catch (EngineException e) {
            // The connection is gone already.
        }
    }
}
