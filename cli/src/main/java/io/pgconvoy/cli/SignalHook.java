package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns SIGINT, SIGTERM and SIGHUP into a cancelled job that cleans up after itself: no session stays on the server and
 * no half-written file. The program then ends with {@link ExitStatus#ERROR}, as the stock tools do. A second signal ends
 * it at once.
 */
final class SignalHook {
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
    /** For a job that is on the way to its end, and for one that waits for what cannot be interrupted: a terminal, say. */
    private static final long PATIENCE_SECONDS = 20;

    private static final long IMPATIENCE_SECONDS = 2;
    private static final long RETRY_MILLIS = 200;

    private final Cancellation cancellation;
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Runnable> lastResorts = new CopyOnWriteArrayList<>();

    private SignalHook(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    static SignalHook install(Cancellation cancellation) {
        SignalHook hook = new SignalHook(cancellation);
        SIGNALS.forEach(signal -> Signals.handle(signal, hook::onSignal));
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

    /** Runs in a thread of its own, one for each signal. */
    private void onSignal() {
        boolean first = signalled.compareAndSet(false, true);
        if (first && finishesOnceCancelled()) {
            return;
        }
        lastResorts.forEach(Runnable::run);
        System.exit(ExitStatus.ERROR);
    }

    /** Cancels again and again: a server ignores the request that arrives between two statements. */
    private boolean finishesOnceCancelled() {
        long start = System.nanoTime();
        long patience = IMPATIENCE_SECONDS;
        try {
            do {
                if (cancellation.cancel()) {
                    patience = PATIENCE_SECONDS;
                }
                if (finished.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            } while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
