package io.pgconvoy.verify;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same work on several threads until all are done. */
final class Threads {
    private Threads() {}

    /** Throws what the first of them threw that failed. */
    static void run(int count, Cancellation cancellation, Runnable work) {
        if (count == 1) {
            work.run();
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "pgconvoy-verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(work));
            }
            for (Future<?> one : running) {
                await(one);
            }
            cancellation.check();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException expected) {
                throw expected;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
