package io.pgconvoy.restore.ledger;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Session;

/**
 * Who is at work in the target: one session holds an advisory lock for the migration as a whole, and each session that
 * changes something holds another one with others like it. So those that were left behind are known.
 */
public final class Claim {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    /** Until the server has noticed that a migration's process has gone. */
    private static final long OWNER_PATIENCE_NANOS = 10_000_000_000L;

    private static final long POLL_MILLIS = 50;

    /** "pgcv". */
    private static final int CLASS = 0x70676376;

    private static final int OWNER = 1;
    private static final int WORKER = 2;

    private Claim() {}

    /** Makes the session the migration's. Throws if another one is at work. */
    public static void own(Session session) {
        long deadline = System.nanoTime() + OWNER_PATIENCE_NANOS;
        while (!"t".equals(session.text("SELECT pg_catalog.pg_try_advisory_lock(" + key(OWNER) + ")"))) {
            if (System.nanoTime() > deadline) {
                throw new EngineException(
                        ErrorCode.LOCK_NOT_AVAILABLE,
                        "another migration into this database is at work: its session is process "
                                + session.text("SELECT min(pid)" + holders(OWNER)));
            }
            pause();
        }
    }

    /** Makes the session one of those that change something. */
    public static void join(Session session) {
        session.execute("SELECT pg_catalog.pg_advisory_lock_shared(" + key(WORKER) + ")");
    }

    /** Ends all sessions that changed something, and waits until they are gone. */
    public static void endAll(Session session) {
        end(session, holders(WORKER) + " AND pid <> pg_catalog.pg_backend_pid()");
    }

    /** Ends one of them, if it is still there: what it was doing is committed then, or nothing of it is left. */
    public static void end(Session session, int process) {
        end(session, holders(WORKER) + " AND pid = " + process);
    }

    private static void end(Session session, String sessions) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        String process = session.text("SELECT min(pid)" + sessions);
        while (process != null) {
            if (System.nanoTime() > deadline) {
                throw new EngineException(
                        ErrorCode.LOCK_NOT_AVAILABLE,
                        "a session that was lost is still at work in the target, and could not be ended: process "
                                + process);
            }
            terminate(session, sessions);
            pause();
            process = session.text("SELECT min(pid)" + sessions);
        }
    }

    private static void terminate(Session session, String sessions) {
        try {
            session.execute("SELECT pg_catalog.pg_terminate_backend(pid)" + sessions);
        } catch (ServerException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST) {
                throw e;
            }
            // It notices by itself that its client has gone.
        }
    }

    private static String key(int which) {
        return CLASS + ", " + which;
    }

    /** An advisory lock of two keys has objsubid 2. */
    private static String holders(int which) {
        return " FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND classid = " + CLASS + " AND objid = " + which
                + " AND objsubid = 2 AND granted AND database ="
                + " (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())";
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        }
    }
}
