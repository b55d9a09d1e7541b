package io.pgconvoy.api;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets another thread stop a job: a signal handler, a time limit. The job registers how to interrupt what it is waiting
 * for (cancel a session, say) and asks {@link #check()} between steps. All methods may be called from any thread.
 */
public final class Cancellation {
    private final Set<Interruption> interruptions = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /**
     * Stops the job. Calling it again interrupts again, for a job that was between two waits the first time.
     *
     * @return whether there was anything to interrupt
     */
    public boolean cancel() {
        cancelled = true;
        List<Interruption> current = List.copyOf(interruptions);
        current.forEach(Interruption::interrupt);
        return !current.isEmpty();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Throws {@link ErrorCode#CANCELLED} once the job has been cancelled. */
    public void check() {
        if (cancelled) {
            throw new EngineException(ErrorCode.CANCELLED, "cancelled");
        }
    }

    /** Runs {@code action} on {@link #cancel()}, from the cancelling thread, until the registration is closed. */
    public Registration onCancel(Runnable action) {
        Interruption interruption = new Interruption(action);
        interruptions.add(interruption);
        if (cancelled) {
            interruption.interrupt();
        }
        return () -> interruptions.remove(interruption);
    }

    /** Ends what {@link #onCancel} began. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Compared by identity: the same action may be registered twice. */
    private static final class Interruption {
        private final Runnable action;

        private Interruption(Runnable action) {
            this.action = action;
        }

        private void interrupt() {
            try {
                action.run();
            } catch (EngineException failure) {
                // The connection may be gone already; the job finds that out by itself.
            }
        }
    }
}
