package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.copy.CopiedRows;
import io.pgconvoy.dump.DumpData.Packing;
import java.util.function.LongConsumer;

/** One of the threads that read ahead, with its session. */
final class Reader implements Runnable {
    private final int number;
    private final ReadAhead ahead;
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
            ReaderSession session,
            Packing packing,
            ProgressListener progress,
            LongConsumer moved,
            Scarcity scarcity) {
        this.number = number;
        this.ahead = ahead;
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
            for (Part part = ahead.take(); part != null; part = ahead.take()) {
                session.rotate();
                read(part);
            }
        } catch (RuntimeException e) {
            ahead.fail(e);
        } catch (Error e) {
            ahead.fail(new IllegalStateException("a reader failed: " + e, e));
            throw e;
        }
    }

    private void read(Part part) {
        PartSource source = part.source();
        WorkUnit unit = source.unit(number);
        progress.begun(unit);
        try (PartOutput out = new PartOutput(ahead, part, packing, space, moved)) {
            session.reading(source, () -> ahead.borrow(part), out::restart, open -> source.read(open, out));
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
