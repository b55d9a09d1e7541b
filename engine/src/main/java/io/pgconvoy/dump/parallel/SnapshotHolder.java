package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Session;

/** The dump's own session while others read: it keeps the snapshot and the locks, and must not be lost. One thread. */
final class SnapshotHolder {
    private static final long INTERVAL_NANOS = 2_000_000_000L;

    private final Session session;
    private long checked = System.nanoTime();

    SnapshotHolder(Session session) {
        this.session = session;
    }

    /** May be lent to a reader; nobody else uses it then. */
    Session session() {
        return session;
    }

    /** Throws if the session is lost, of which nothing tells but asking; asks now and then. */
    void check() {
        if (System.nanoTime() - checked > INTERVAL_NANOS) {
            checkNow();
        }
    }

    /** What to throw for a failure of the dump's own session. */
    static EngineException explained(EngineException e) {
        return e.code() != ErrorCode.CONNECTION_LOST
                ? e
                : new EngineException(
                        ErrorCode.CONNECTION_LOST,
                        "lost the connection that holds the dump's snapshot and locks: " + e.getMessage(),
                        e);
    }

    void checkNow() {
        try {
            session.execute("SELECT 1");
        } catch (EngineException e) {
            throw explained(e);
        }
        checked = System.nanoTime();
    }
}
