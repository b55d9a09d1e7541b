package io.pgconvoy.restore;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.restore.WorkSchedule.Item;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Restores entries on several sessions: what comes before the data on the first one, all else spread over workers,
 * each with its own session.
 */
final class ParallelRestore {
    private final int jobs;
    private final Workers makeWorkers;
    private final Map<Integer, Long> sizes;
    private final TargetTerms terms;
    private final Dialect dialect;
    private final boolean split;
    private final int builders;

    /** Makes the workers of a restore. */
    @FunctionalInterface
    interface Workers {
        Worker create(ConnectionSpec target, ScriptBody body);
    }

    /**
     * @param split whether a table's rows may come over several sessions, and so in another order
     * @param builders how many sessions more there may be while the server builds
     * @param sizes about how much work the data of entries is, by dump ID
     */
    ParallelRestore(
            int jobs,
            int builders,
            boolean split,
            Workers workers,
            Map<Integer, Long> sizes,
            TargetTerms terms,
            Dialect dialect) {
        this.jobs = jobs;
        this.builders = builders;
        this.split = split;
        this.makeWorkers = workers;
        this.sizes = sizes;
        this.terms = terms;
        this.dialect = dialect;
    }

    static ParallelRestore ofArchive(
            int jobs, boolean split, RestoreInput input, ArchiveReader reader, TargetTerms terms, Dialect dialect) {
        if (!reader.archive().header().version().atLeast(1, 8)) {
            throw new EngineException(
                    ErrorCode.UNSUPPORTED, "parallel restore is not supported with archives made by pre-8.0 pg_dump");
        }
        Workers workers = (target, body) -> new RestoreWorker(target, input, body, terms);
        return new ParallelRestore(jobs, 0, split, workers, reader.dataSizes(), terms, dialect);
    }

    /** @param first the sink that the body writes to; closed when the workers begin, as they are counted without it */
    void run(ScriptBody body, DatabaseSink first) {
        WorkSchedule schedule = new WorkSchedule(body.entries(), dialect, sizes);
        body.begin();
        early(schedule, body::restore);
        body.end();
        ConnectionSpec target = first.spec();
        first.close();
        spread(schedule, body, target);
    }

    /** The same with a worker in place of the first session; what is to be dropped is dropped before. */
    void run(ScriptBody body, ConnectionSpec target) {
        WorkSchedule schedule = new WorkSchedule(body.entries(), dialect, sizes);
        try (Worker first = makeWorkers.create(target, body)) {
            first.begin();
            early(schedule, selected -> first.restore(selected, false));
        }
        spread(schedule, body, target);
    }

    private static void early(WorkSchedule schedule, Consumer<SelectedEntry> restore) {
        for (Item item : schedule.early()) {
            if (item.selected.isRestored()) {
                restore.accept(item.selected);
            }
            schedule.done(item);
        }
    }

    private void spread(WorkSchedule schedule, ScriptBody body, ConnectionSpec target) {
        schedule.begin();
        try (WorkerPool workers = new WorkerPool(jobs, builders, () -> makeWorkers.create(target, body))) {
            work(schedule, workers, terms.emptyTables());
        }
        restoreLeftOver(schedule, body, target);
    }

    private void work(WorkSchedule schedule, WorkerPool workers, EmptyTables emptyTables) {
        TableShares shares = new TableShares(schedule.items(), jobs);
        do {
            Item item = schedule.next(workers.running());
            while (item != null || !workers.idle()) {
                do {
                    if (item == null || workers.full(item)) {
                        schedule.done(workers.awaitOne(terms.cancellation()));
                    }
                } while (item != null && workers.full(item));
                if (item != null && !item.selected.isRestored()) {
                    schedule.done(item);
                } else if (item != null) {
                    boolean own = emptyTables.isEmptied(item.entry());
                    int helpers = own && split ? shares.helpers(item, workers.free() - 1) : 0;
                    workers.start(item, own && helpers == 0, helpers);
                }
                item = schedule.next(workers.running());
            }
        } while (schedule.nextPass());
    }

    private void restoreLeftOver(WorkSchedule schedule, ScriptBody body, ConnectionSpec target) {
        if (schedule.leftOver().stream().anyMatch(item -> item.selected.isRestored())) {
            try (Worker worker = makeWorkers.create(target, body)) {
                schedule.leftOver().stream()
                        .filter(item -> item.selected.isRestored())
                        .forEach(item -> worker.restore(item.selected, false));
            }
        }
    }
}
