package io.pgconvoy.restore.ledger;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.StallWatch;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Opens the session on which one worker does steps in the target, and another one when it is lost: by then, what was left
 * on the server has ended, and the ledger has been read again. One thread.
 */
public final class LedgerSession {
    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final ConnectionSpec spec;
    private final Ledger ledger;
    private final StallWatch watch;
    private final Duration patience;
    private final BooleanSupplier ended;
    /** The processes behind sessions that were lost, and may be at work still. */
    private final Set<Integer> lost = new HashSet<>();

    /**
     * @param patience how long a server may be away: starting again, say
     * @param ended whether nobody waits for the work any more
     */
    public LedgerSession(
            ConnectionSpec spec, Ledger ledger, StallWatch watch, Duration patience, BooleanSupplier ended) {
        this.spec = spec;
        this.ledger = ledger;
        this.watch = watch;
        this.patience = patience;
        this.ended = ended;
    }

    /** A session to do steps on. */
    public Session open() {
        Session session = lost.isEmpty() ? watch.open(spec) : watch.openWhenBack(spec, patience, ended);
        try {
            Claim.join(session);
            if (!lost.isEmpty()) {
                lost.forEach(process -> Claim.end(session, process));
                ledger.readAgain(session);
                lost.clear();
            }
            // What a crash of the server takes away goes with its row in the ledger.
            session.execute("SET synchronous_commit = off");
            return session;
        } catch (RuntimeException | Error e) {
            giveUp(session);
            throw e;
        }
    }

    /** The session is of no use any more. */
    public void giveUp(Session session) {
        lost.add(session.connection().getBackendPID());
        session.close();
    }

    /** Whether work that failed so is to be done again on another session, after so many attempts. */
    public boolean mayTryAgain(EngineException failure, int attempt) {
        return isLost(failure) && attempt < ATTEMPTS && !ended.getAsBoolean();
    }

    /** Waits before the next attempt. */
    public static void pauseAfter(int attempt) {
        try {
            Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        }
    }

    public static boolean isLost(EngineException failure) {
        return failure.code() == ErrorCode.CONNECTION_LOST || failure.code() == ErrorCode.CONNECTION_FAILED;
    }
}
