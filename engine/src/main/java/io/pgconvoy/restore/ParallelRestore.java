package io.pgconvoy.restore;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.restore.WorkSchedule.Item;

/**
 * Restores an archive on several sessions: what comes before the data on the first one, all else spread over workers,
 * each with its own session and its own view of the archive.
 */
final class ParallelRestore {
    private final int jobs;
    private final RestoreInput input;
    private final ArchiveReader reader;
    private final TargetTerms terms;
    private final Dialect dialect;

    ParallelRestore(int jobs, RestoreInput input, ArchiveReader reader, TargetTerms terms, Dialect dialect) {
        this.jobs = jobs;
        this.input = input;
        this.reader = reader;
        this.terms = terms;
        this.dialect = dialect;
        if (!reader.archive().header().version().atLeast(1, 8)) {
            throw new EngineException(
                    ErrorCode.UNSUPPORTED, "parallel restore is not supported with archives made by pre-8.0 pg_dump");
        }
    }

    /** @param first the sink that the body writes to; closed when the workers begin, as they are counted without it */
    void run(ScriptBody body, DatabaseSink first) {
        WorkSchedule schedule = new WorkSchedule(body.entries(), dialect, reader.dataSizes());
        body.begin();
        for (Item item : schedule.early()) {
            if (item.selected.isRestored()) {
                body.restore(item.selected);
            }
            schedule.done(item);
        }
        body.end();
        ConnectionSpec target = first.spec();
        first.close();
        schedule.begin();
        try (WorkerPool workers = new WorkerPool(jobs, () -> new RestoreWorker(target, input, body, terms))) {
            work(schedule, workers, terms.emptyTables());
        }
        restoreLeftOver(schedule, body, target);
    }

    private void work(WorkSchedule schedule, WorkerPool workers, EmptyTables emptyTables) {
        do {
            Item item = schedule.next(workers.running());
            while (item != null || !workers.idle()) {
                if (item == null || workers.full()) {
                    schedule.done(workers.awaitOne(terms.cancellation()));
                }
                if (item != null && !item.selected.isRestored()) {
                    schedule.done(item);
                } else if (item != null) {
                    workers.start(item, emptyTables.isEmptied(item.entry()));
                }
                item = schedule.next(workers.running());
            }
        } while (schedule.nextPass());
    }

    private void restoreLeftOver(WorkSchedule schedule, ScriptBody body, ConnectionSpec target) {
        if (schedule.leftOver().stream().anyMatch(item -> item.selected.isRestored())) {
            try (RestoreWorker worker = new RestoreWorker(target, input, body, terms)) {
                schedule.leftOver().stream()
                        .filter(item -> item.selected.isRestored())
                        .forEach(item -> worker.restore(item.selected, false));
            }
        }
    }
}
