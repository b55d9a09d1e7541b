package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;

/** Restores an archive into a database: entry by entry on one session, or on several at once. */
public final class ArchiveRestore {
    private final RestoreOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public ArchiveRestore(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    public RestoreReport run(ConnectionSpec target) {
        if (options.jobs() == 1) {
            return run(options.input(), target);
        }
        try (InputCopy copy = InputCopy.of(options.input(), progress, cancellation)) {
            return run(copy.input(), target);
        }
    }

    private RestoreReport run(RestoreInput input, ConnectionSpec target) {
        try (ArchiveReader reader = Archives.open(input)) {
            reader.warnings().forEach(this::warn);
            progress.note("connecting to database for restore");
            Session session = Session.open(target);
            Dialect dialect = options.dialect() != null ? options.dialect() : Dialect.forServer(session.server());
            if (dialect.has(Feature.CONNECTION_SETUP_NARRATED)) {
                progress.note("executing SELECT pg_catalog.set_config('search_path', '', false);");
            }
            RestorePlan plan;
            JournaledRestore journaled;
            try {
                plan = RestorePlan.of(reader.archive(), options, dialect, this::warn);
                journaled = JournaledRestore.begin(
                        TargetTerms.of(reader.archive(), plan, options, progress, cancellation),
                        plan,
                        options.journaling(),
                        session);
            } catch (RuntimeException | Error e) {
                session.close();
                throw e;
            }
            TargetTerms terms = journaled.terms();
            return journaled.run(() -> {
                try (DatabaseSink sink = new DatabaseSink(session, terms)) {
                    ScriptBody body = new ScriptBody(plan.archive(), plan.options(), sink);
                    if (options.jobs() == 1) {
                        body.write();
                    } else {
                        ParallelRestore.ofArchive(options.jobs(), input, reader, terms, dialect)
                                .run(body, sink);
                    }
                }
                return terms.log().report();
            });
        }
    }

    private void warn(String message) {
        progress.warning(message, null);
    }
}
