package io.pgconvoy.migrate;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Session;
import io.pgconvoy.restore.ledger.Ledger;
import io.pgconvoy.restore.ledger.LedgerSession;
import io.pgconvoy.restore.ledger.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the target's server make planner statistics, several tables at the same time. What is made stands in the ledger:
 * after a lost connection, or in another process, only the rest is left.
 */
final class Analysis {
    private final Supplier<LedgerSession> sessions;
    private final int jobs;
    private final Ledger ledger;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    /** @param sessions for each worker its own */
    Analysis(
            Supplier<LedgerSession> sessions,
            int jobs,
            Ledger ledger,
            ProgressListener progress,
            Cancellation cancellation) {
        this.sessions = sessions;
        this.jobs = jobs;
        this.ledger = ledger;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** @param tables by their names as SQL has them, each with the dump ID of its rows */
    void run(Map<Integer, String> tables) {
        Queue<Map.Entry<Integer, String>> open = new ConcurrentLinkedQueue<>();
        tables.entrySet().stream()
                .filter(table -> !ledger.isDone(Step.analysis(table.getKey())))
                .forEach(open::add);
        int workers = Math.min(jobs, open.size());
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, workers));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int number = i + 1;
                running.add(threads.submit(() -> new Analyst(number, sessions.get()).work(open)));
            }
            for (Future<?> worker : running) {
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

    /** One worker, and its session as long as that lives. One thread. */
    private final class Analyst {
        private final int number;
        private final LedgerSession sessions;
        private @Nullable Session session;
        private Cancellation.@Nullable Registration registration;

        Analyst(int number, LedgerSession sessions) {
            this.number = number;
            this.sessions = sessions;
        }

        void work(Queue<Map.Entry<Integer, String>> tables) {
            try {
                for (var table = tables.poll(); table != null; table = tables.poll()) {
                    progress.step("analyzing table " + table.getValue());
                    WorkUnit unit = new WorkUnit(number, "analysis", table.getValue(), 1, 0);
                    progress.begun(unit);
                    analyze(Step.analysis(table.getKey()), table.getValue());
                    progress.ended(unit, WorkUnit.Outcome.NONE);
                }
            } finally {
                Session open = session;
                forget();
                if (open != null) {
                    open.close();
                }
            }
        }

        private void analyze(Step step, String table) {
            for (int attempt = 1; ; attempt++) {
                try {
                    if (!ledger.isDone(step)) {
                        analyzeNow(open(), step, table);
                    }
                    return;
                } catch (EngineException e) {
                    if (!sessions.mayTryAgain(e, attempt)) {
                        throw e;
                    }
                    progress.warning(
                            "connection lost while analyzing table " + table + ": " + e.getMessage(),
                            "It is tried again on a new connection.");
                    Session lost = session;
                    forget();
                    if (lost != null) {
                        sessions.giveUp(lost);
                    }
                    LedgerSession.pauseAfter(attempt);
                }
            }
        }

        private void analyzeNow(Session open, Step step, String table) {
            cancellation.check();
            try {
                open.execute("BEGIN;\nANALYZE " + table + ";\n" + ledger.record(step) + "COMMIT");
                ledger.recorded(step);
            } catch (ServerException e) {
                if (LedgerSession.isLost(e)) {
                    throw e;
                }
                open.execute("ROLLBACK");
                progress.warning("could not analyze table " + table + ": " + e.getMessage(), null);
            }
        }

        private Session open() {
            Session open = session;
            if (open == null) {
                open = sessions.open();
                session = open;
                registration = cancellation.onCancel(open::cancel);
            }
            return open;
        }

        private void forget() {
            session = null;
            if (registration != null) {
                registration.close();
                registration = null;
            }
        }
    }
}
