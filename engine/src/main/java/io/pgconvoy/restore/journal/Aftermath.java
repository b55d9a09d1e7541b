package io.pgconvoy.restore.journal;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Session;
import java.util.List;

/** What an interrupted restore left on the server: sessions that may still be at work, and transactions. */
final class Aftermath {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long POLL_MILLIS = 50;

    private final JournalContents journal;
    private final Session session;

    Aftermath(JournalContents journal, Session session) {
        this.journal = journal;
        this.session = session;
    }

    /** Ends the sessions, then asks what has become of the transactions. */
    void clear() {
        journal.sessions.forEach(this::end);
        List.copyOf(journal.committing.keySet()).forEach(this::resolve);
    }

    private void end(Backend backend) {
        String running = " FROM pg_catalog.pg_stat_activity WHERE pid = " + backend.pid()
                + " AND (extract(epoch FROM backend_start) * 1000000)::bigint = " + backend.started();
        if (session.text("SELECT pid" + running) == null) {
            return;
        }
        try {
            session.execute("SELECT pg_catalog.pg_terminate_backend(pid)" + running);
        } catch (ServerException e) {
            // Somebody else's: it notices by itself that its client has gone.
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (session.text("SELECT pid" + running) != null) {
            if (System.nanoTime() > deadline) {
                throw new EngineException(
                        ErrorCode.LOCK_NOT_AVAILABLE,
                        "a session of the interrupted restore is still at work on the server: process "
                                + backend.pid());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void resolve(long transaction) {
        try {
            String status = session.text("SELECT pg_catalog.txid_status(" + transaction + ")");
            if (status == null) {
                journal.giveUp(transaction);
            } else {
                journal.resolve(transaction, status.equals("committed"));
            }
        } catch (ServerException e) {
            // Servers before 10 cannot tell.
            journal.giveUp(transaction);
        }
    }
}
