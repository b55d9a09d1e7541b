package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGINT, SIGTERM and SIGHUP into a cancelled job that cleans up after itself: no session stays on the server and
 * no half-written file. The JVM then exits with 128 plus the signal's number.
 */
final class SignalHook {
    private static final long PATIENCE_SECONDS = 20;
    private static final long RETRY_MILLIS = 200;

    private final Cancellation cancellation;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Runnable> lastResorts = new CopyOnWriteArrayList<>();

    private SignalHook(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    static SignalHook install(Cancellation cancellation) {
        SignalHook hook = new SignalHook(cancellation);
        Runtime.getRuntime().addShutdownHook(new Thread(hook::onShutdown, "pgconvoy-signal"));
        return hook;
    }

    /** What to do when the job does not end in time, because the server cannot be reached any more, say. */
    void onGivingUp(Runnable lastResort) {
        lastResorts.add(lastResort);
    }

    /** The job has ended, well or not, and its resources are released. */
    void jobFinished() {
        finished.countDown();
    }

    private void onShutdown() {
        if (finished.getCount() == 0) {
            return;
        }
        Thread canceller = new Thread(this::cancelUntilFinished, "pgconvoy-cancel");
        canceller.setDaemon(true);
        canceller.start();
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                lastResorts.forEach(Runnable::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Again and again: a server ignores the cancel request that arrives between two statements. */
    private void cancelUntilFinished() {
        try {
            do {
                cancellation.cancel();
            } while (!finished.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
