package io.pgconvoy.migrate;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.StallWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets the target's server make planner statistics, several tables at the same time. */
final class Analysis {
    private final ConnectionSpec target;
    private final int jobs;
    private final StallWatch watch;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    Analysis(ConnectionSpec target, int jobs, StallWatch watch, ProgressListener progress, Cancellation cancellation) {
        this.target = target;
        this.jobs = jobs;
        this.watch = watch;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** @param tables by their names as SQL has them */
    void run(List<String> tables) {
        Queue<String> open = new ConcurrentLinkedQueue<>(tables);
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(jobs, tables.size())));
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < Math.min(jobs, tables.size()); i++) {
                int number = i + 1;
                workers.add(threads.submit(() -> analyze(open, number)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EngineException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void analyze(Queue<String> tables, int worker) {
        try (Session session = watch.open(target);
                Cancellation.Registration registration = cancellation.onCancel(session::cancel)) {
            for (String table = tables.poll(); table != null; table = tables.poll()) {
                cancellation.check();
                progress.step("analyzing table " + table);
                WorkUnit unit = new WorkUnit(worker, "analysis", table, 1, 0);
                progress.begun(unit);
                try {
                    session.execute("ANALYZE " + table);
                } catch (ServerException e) {
                    if (e.code() == ErrorCode.CONNECTION_LOST) {
                        throw e;
                    }
                    progress.warning("could not analyze table " + table + ": " + e.getMessage(), null);
                }
                progress.ended(unit, WorkUnit.Outcome.NONE);
            }
        }
    }
}
