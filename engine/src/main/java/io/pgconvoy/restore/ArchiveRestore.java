package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.content.ContentLog;
import io.pgconvoy.content.Observed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Restores an archive into a database: entry by entry on one session, or on several at once. */
public final class ArchiveRestore {
    private final RestoreOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private @Nullable ContentLog contents;
    private @Nullable Restored restored;

    public ArchiveRestore(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Has the content of all data logged as it is restored. */
    public ArchiveRestore observing(ContentLog log) {
        contents = log;
        return this;
    }

    /**
     * What a restore did, once it has run.
     *
     * @param entries all of the archive's, with the parts that were restored
     * @param target what opens sessions in the database that was restored into
     */
    public record Restored(Archive archive, List<SelectedEntry> entries, ConnectionSpec target) {}

    /** Null before a restore has run. */
    public @Nullable Restored restored() {
        return restored;
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
                        TargetTerms.of(reader.archive(), plan, options, progress, cancellation)
                                .withContents(contents),
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
                    ScriptBody body = new ScriptBody(observed(plan.archive()), plan.options(), new GroupedSink(sink));
                    if (options.jobs() == 1) {
                        body.write();
                    } else {
                        ParallelRestore.ofArchive(options.jobs(), plan.splits(options), input, reader, terms, dialect)
                                .run(body, sink);
                    }
                    restored = new Restored(plan.archive(), plan.entries(), sink.spec());
                }
                return terms.log().report();
            });
        }
    }

    private Archive observed(Archive archive) {
        ContentLog log = contents;
        return log == null
                ? archive
                : new Archive(
                        archive.header(),
                        archive.entries().stream()
                                .map(entry -> Observed.entry(entry, log))
                                .toList());
    }

    private void warn(String message) {
        progress.warning(message, null);
    }
}
