package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import java.util.Map;
import java.util.function.Supplier;

/** Restores entries that come from no archive: their data is there when a worker asks for it. */
public final class LiveRestore {
    private final Archive archive;
    private final RestoreOptions options;
    private final Map<Integer, Long> sizes;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    /**
     * @param options whose input does not count
     * @param sizes about how much work the data of entries is, by dump ID
     */
    public LiveRestore(
            Archive archive,
            RestoreOptions options,
            Map<Integer, Long> sizes,
            ProgressListener progress,
            Cancellation cancellation) {
        this.archive = archive;
        this.options = options;
        this.sizes = sizes;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Restores what comes before the data on one session, all else on workers.
     *
     * @param target closed when the workers begin
     * @param sources gives each worker its source of data
     */
    public RestoreReport run(Session target, Supplier<WorkerData> sources) {
        Dialect dialect = options.dialect() != null ? options.dialect() : Dialect.forServer(target.server());
        RestorePlan plan = RestorePlan.of(archive, options, dialect, warning -> progress.warning(warning, null));
        TargetTerms terms = TargetTerms.of(archive, plan, options, progress, cancellation);
        try (DatabaseSink sink = new DatabaseSink(target, terms)) {
            ScriptBody body = new ScriptBody(plan.archive(), plan.options(), sink);
            ParallelRestore.Workers workers = (spec, restore) -> new LiveWorker(spec, restore, terms, sources);
            new ParallelRestore(options.jobs(), false, workers, sizes, terms, dialect).run(body, sink);
        }
        return terms.log().report();
    }
}
