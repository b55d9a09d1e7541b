package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.dump.DumpData.Packing;
import java.util.function.LongConsumer;

/** One of the threads that read ahead, with its session. */
final class Reader implements Runnable {
    private final ReadAhead ahead;
    private final ReaderSession session;
    private final Packing packing;
    private final LongConsumer moved;
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

    Reader(ReadAhead ahead, ReaderSession session, Packing packing, LongConsumer moved, Scarcity scarcity) {
        this.ahead = ahead;
        this.session = session;
        this.packing = packing;
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
        try (PartOutput out = new PartOutput(ahead, part, packing, moved)) {
            session.reading(source, () -> ahead.borrow(part), out::restart, open -> source.read(open, out));
            source.finish(out);
            out.complete();
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
