package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts between readers and writer. Readers take them in the archive's order and fill them; the writer empties the
 * first of them. What waits is bounded: a reader whose part is not the writer's waits until there is room. The part that
 * the writer waits for has been taken before all others, so that somebody is always at it.
 */
final class ReadAhead implements PieceTaker {
    /** How long the writer waits before it looks after the session that holds the snapshot. */
    private static final long PATIENCE_MILLIS = 2_000;

    /**
     * So many bytes at once are worth waking the writer for: to run it between the readers, and the server if that is
     * on the same machine, costs more than the writing.
     */
    private static final long ENOUGH = 512 << 10;

    private static final long NANOS = 1_000_000;

    private final Iterator<Part> plan;
    private final long budget;
    private final int mostParts;
    private final Deque<Part> taken = new ArrayDeque<>();
    private long waiting;
    /** Readers that wait for room. */
    private int crowded;

    private @Nullable RuntimeException failure;
    private boolean closed;

    /**
     * @param plan all parts in the archive's order; advanced under this object's lock
     * @param budget bytes that may wait for the writer
     * @param mostParts that may have been begun and not been written
     */
    ReadAhead(Iterator<Part> plan, long budget, int mostParts) {
        this.plan = plan;
        this.budget = budget;
        this.mostParts = mostParts;
    }

    /** The next part to read; null when there are no more, or are no longer wanted. */
    synchronized @Nullable Part take() {
        await(() -> taken.size() < mostParts || ended(), Long.MAX_VALUE);
        if (ended() || !plan.hasNext()) {
            return null;
        }
        Part part = plan.next();
        taken.add(part);
        notifyAll();
        return part;
    }

    @Override
    public synchronized void put(Part part, Piece piece) {
        if (!fits(piece) && !mayOverrun(part)) {
            crowded++;
            notifyAll();
            await(() -> fits(piece) || mayOverrun(part) || ended(), Long.MAX_VALUE);
            crowded--;
        }
        if (ended()) {
            piece.bytes().release();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled");
        }
        part.pieces.add(piece);
        part.waiting += piece.size();
        waiting += piece.size();
        if (part == taken.peek() && isWorthwhile(part)) {
            notifyAll();
        }
    }

    /** Waits until the writer has come to the part and lends the dump's own session, until the part is complete. */
    synchronized Session borrow(Part part) {
        part.needsSession = true;
        notifyAll();
        await(() -> part.lent != null || ended(), Long.MAX_VALUE);
        Session lent = part.lent;
        if (lent == null) {
            throw new EngineException(ErrorCode.CANCELLED, "cancelled");
        }
        return lent;
    }

    /** Lends the session to the part's reader if it needs it. Returns whether the reader has it. */
    synchronized boolean lend(Part part, Session session) {
        if (part.needsSession && part.lent == null) {
            part.lent = session;
            notifyAll();
        }
        return part.lent != null && !part.complete;
    }

    private boolean fits(Piece piece) {
        return waiting == 0 || waiting + piece.size() <= budget;
    }

    /** The writer's own part always goes on, a piece at a time: room would never come otherwise. */
    private boolean mayOverrun(Part part) {
        return part == taken.peek() && part.pieces.isEmpty();
    }

    @Override
    public synchronized void complete(Part part, long checksum, long length) {
        part.checksum = checksum;
        part.length = length;
        part.complete = true;
        notifyAll();
    }

    /** Stops everybody: the writer throws this, the first failure of all. */
    synchronized void fail(RuntimeException cause) {
        if (failure == null) {
            failure = cause;
        }
        notifyAll();
    }

    /** Throws the first failure of all, if there was one. */
    synchronized void check() {
        throwFailure();
    }

    /** The part whose turn it is to be written; null when none has come in a while. */
    synchronized @Nullable Part first() {
        await(() -> !taken.isEmpty() || failure != null || !plan.hasNext(), PATIENCE_MILLIS);
        throwFailure();
        if (taken.isEmpty() && !plan.hasNext()) {
            throw new IllegalStateException("all data has been written already");
        }
        return taken.peek();
    }

    /**
     * Whether a piece of the part can be taken, or it has ended; false when neither has come in a while. Once all have
     * been taken that were there, it waits for {@link #ENOUGH}.
     */
    synchronized boolean ready(Part part) {
        if (!hasMore(part)) {
            await(
                    () -> isWorthwhile(part) || failure != null || part.needsSession && part.lent == null,
                    PATIENCE_MILLIS);
        }
        throwFailure();
        return hasMore(part);
    }

    private boolean isWorthwhile(Part part) {
        return part.complete || part.waiting >= ENOUGH || crowded > 0 && !part.pieces.isEmpty();
    }

    private static boolean hasMore(Part part) {
        return part.complete || !part.pieces.isEmpty();
    }

    /** The next piece of the part, the caller's from now on; null at its end, which makes room for another part. */
    synchronized @Nullable Piece next(Part part) {
        Piece piece = part.pieces.poll();
        if (piece == null) {
            taken.remove();
            notifyAll();
        } else {
            waiting -= piece.size();
            part.waiting -= piece.size();
            if (crowded > 0) {
                notifyAll();
            }
        }
        return piece;
    }

    /** Stops the readers and frees what waits. */
    synchronized void close() {
        closed = true;
        taken.forEach(part -> part.pieces.forEach(piece -> piece.bytes().release()));
        taken.forEach(part -> part.pieces.clear());
        notifyAll();
    }

    private boolean ended() {
        return closed || failure != null;
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits no longer than so many milliseconds, at least one. */
    private synchronized void await(BooleanSupplier done, long atMost) {
        long end = atMost == Long.MAX_VALUE ? atMost : System.nanoTime() / NANOS + atMost;
        try {
            while (!done.getAsBoolean()) {
                long left = atMost == Long.MAX_VALUE ? 0 : end - System.nanoTime() / NANOS;
                if (left < 0 || left == 0 && atMost != Long.MAX_VALUE) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        }
    }
}
