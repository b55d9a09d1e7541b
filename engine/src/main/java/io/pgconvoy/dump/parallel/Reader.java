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

    Reader(ReadAhead ahead, ReaderSession session, Packing packing, LongConsumer moved) {
        this.ahead = ahead;
        this.session = session;
        this.packing = packing;
        this.moved = moved;
    }

    @Override
    public void run() {
        try (session) {
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
            session.reading(source, out::restart, open -> source.read(open, out));
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
