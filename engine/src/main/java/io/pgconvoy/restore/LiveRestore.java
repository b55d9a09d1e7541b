package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.StallWatch;
import io.pgconvoy.restore.ledger.Ledger;
import io.pgconvoy.restore.ledger.LedgerSession;
import io.pgconvoy.restore.ledger.Step;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Restores entries that come from no archive: their data is there when a worker asks for it. */
public final class LiveRestore {
    private final Archive archive;
    private final RestoreOptions options;
    private final Map<Integer, Long> sizes;
    private final EntryWork work;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    /**
     * @param options whose input does not count
     * @param sizes about how much work the data of entries is, by dump ID
     * @param work what workers are said to do
     */
    public LiveRestore(
            Archive archive,
            RestoreOptions options,
            Map<Integer, Long> sizes,
            EntryWork work,
            ProgressListener progress,
            Cancellation cancellation) {
        this.archive = archive;
        this.options = options;
        this.sizes = sizes;
        this.work = work;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Restores what comes before the data on one session, all else on workers; what the ledger knows as done is left out.
     *
     * @param target what opens sessions
     * @param watch opens sessions and looks after them
     * @param patience how long to wait for a server that has gone away
     * @param sources gives each worker its source of data
     */
    public RestoreReport run(
            ConnectionSpec target,
            Dialect dialect,
            Ledger ledger,
            StallWatch watch,
            Duration patience,
            Supplier<WorkerData> sources) {
        RestoreChoice choice = RestoreChoice.unchecked(archive, options, warning -> progress.warning(warning, null));
        RestorePlan plan = RestorePlan.of(choice, options, dialect);
        TargetTerms terms =
                TargetTerms.of(archive, plan, options, progress, cancellation).withLedger(ledger);
        LedgerSession sessions = new LedgerSession(target, ledger, watch, patience, cancellation::isCancelled);
        ScriptBody body = drop(plan, terms, ledger, sessions);
        WorkerNumbers numbers = new WorkerNumbers();
        ParallelRestore.Workers workers = (spec, restore) -> new ReportedWorker(
                counted -> new LiveWorker(spec, restore, terms, ledger, counted, watch, patience),
                sources,
                numbers,
                work,
                progress);
        new ParallelRestore(options.jobs(), builders(options.jobs()), false, workers, sizes, terms, dialect)
                .run(body, target);
        return terms.log().report();
    }

    /** How many sessions a migration with so many workers may have in the target. */
    public static int sessions(int jobs) {
        return jobs + builders(jobs);
    }

    /**
     * Building the last part of an index, and checking a foreign key, is done by one process of the server: with no more
     * than a build for each worker it has nothing to do now and then.
     */
    private static int builders(int jobs) {
        return jobs / 2;
    }

    /** What is to be dropped is dropped once, however often the connection is lost: nothing is there yet that was made. */
    private ScriptBody drop(RestorePlan plan, TargetTerms terms, Ledger ledger, LedgerSession sessions) {
        for (int attempt = 1; ; attempt++) {
            Session session = sessions.open();
            try (DatabaseSink sink = new DatabaseSink(session, terms)) {
                ScriptBody body = new ScriptBody(plan.archive(), plan.options(), sink);
                if (!ledger.isDone(Step.DROPS)) {
                    body.begin();
                    session.execute(ledger.record(Step.DROPS));
                    ledger.recorded(Step.DROPS);
                }
                return body;
            } catch (EngineException e) {
                if (!sessions.mayTryAgain(e, attempt)) {
                    throw e;
                }
                progress.warning(
                        "connection lost before anything was created: " + e.getMessage(),
                        "It is tried again on a new connection.");
                sessions.giveUp(session);
                LedgerSession.pauseAfter(attempt);
            }
        }
    }
}
