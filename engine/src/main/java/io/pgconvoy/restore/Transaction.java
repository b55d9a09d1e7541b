package io.pgconvoy.restore;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Session;
import org.jspecify.annotations.Nullable;

/** A transaction of which it can be told, after the connection was lost, whether it is committed. One thread. */
final class Transaction {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long POLL_MILLIS = 100;

    /** Since 8.3, and still there in 19. */
    private static final String BEGIN = "BEGIN; SELECT pg_catalog.txid_current()";

    private final Session session;
    private @Nullable String id;
    private boolean committing;
    private boolean repeatable = true;

    Transaction(Session session) {
        this.session = session;
    }

    void begin() {
        id = session.text(BEGIN);
    }

    void commit() {
        committing = true;
        session.execute("COMMIT");
    }

    void rollback() {
        session.execute("ROLLBACK");
    }

    /** What is done is done outside transactions. */
    void notUsed(boolean mayBeDoneTwice) {
        repeatable = mayBeDoneTwice;
    }

    /** Whether all can be done again, without asking. */
    boolean isRepeatable() {
        return repeatable && !committing;
    }

    /**
     * Whether it has been committed; null where nobody can tell: servers before 10, and what was in no transaction.
     *
     * @param other a session of the same server
     */
    @Nullable
    Boolean outcome(Session other) {
        if (id == null || !committing) {
            return null;
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (System.nanoTime() < deadline) {
                String status = other.text("SELECT pg_catalog.txid_status(" + id + ")");
                if (status == null || !status.equals("in progress")) {
                    return status == null ? null : status.equals("committed");
                }
                Thread.sleep(POLL_MILLIS);
            }
            return null;
        } catch (ServerException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        }
    }
}
