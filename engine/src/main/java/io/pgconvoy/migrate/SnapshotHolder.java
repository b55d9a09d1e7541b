package io.pgconvoy.migrate;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Session;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The session that keeps the migration's snapshot and its locks while workers read: asked now and then whether it is there
 * still. Whoever else uses it holds its monitor. Safe for use from several threads.
 */
final class SnapshotHolder implements AutoCloseable {
    private static final long INTERVAL_SECONDS = 2;

    private final Session session;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread asking = new Thread(task, "pgconvoy-snapshot");
        asking.setDaemon(true);
        return asking;
    });
    private volatile @Nullable EngineException loss;

    SnapshotHolder(Session session) {
        this.session = session;
        var unused = thread.scheduleWithFixedDelay(this::ask, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    private void ask() {
        try {
            askNow();
        } catch (EngineException e) {
            loss = e;
            thread.shutdown();
        }
    }

    /** Throws if the session is lost. */
    void askNow() {
        synchronized (session) {
            try {
                session.execute("SELECT 1");
            } catch (EngineException e) {
                throw explained(e);
            }
        }
    }

    /** Throws if the session is known to be lost. */
    void check() {
        EngineException known = loss;
        if (known != null) {
            throw new EngineException(known.code(), String.valueOf(known.getMessage()), known);
        }
    }

    /** What to throw for a failure of this session: nothing that could be done again on another one. */
    static EngineException explained(EngineException e) {
        return e.code() != ErrorCode.CONNECTION_LOST
                ? e
                : new EngineException(
                        ErrorCode.SERVER_ERROR,
                        "lost the connection that holds the migration's snapshot and locks: " + e.getMessage(),
                        e);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
