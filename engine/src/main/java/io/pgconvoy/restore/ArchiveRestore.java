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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Restores an archive into a database: entry by entry on one session, or on several at once. */
public final class ArchiveRestore {
    private final RestoreOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private @Nullable ContentLog contents;
    private Consumer<Restored> afterwards = restored -> {};

    public ArchiveRestore(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Has the content of all data logged as it is restored.
     *
     * @param next looks at what came of it; until it returns, the restore can be gone on with
     */
    public ArchiveRestore observing(ContentLog log, Consumer<Restored> next) {
        contents = log;
        afterwards = next;
        return this;
    }

    /**
     * What a restore did.
     *
     * @param input where the archive was read: a copy of what came through a pipe
     * @param entries all of the archive's, with the parts that were restored
     * @param target what opens sessions in the database that was restored into
     */
    public record Restored(
            RestoreInput input,
            Archive archive,
            List<SelectedEntry> entries,
            ConnectionSpec target,
            RestoreReport report) {}

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
            RestoreChoice choice = RestoreChoice.of(reader.archive(), options, this::warn);
            progress.note("connecting to database for restore");
            Session session = Session.open(target);
            Dialect dialect = options.dialect() != null ? options.dialect() : Dialect.forServer(session.server());
            if (dialect.has(Feature.CONNECTION_SETUP_NARRATED)) {
                progress.note("executing SELECT pg_catalog.set_config('search_path', '', false);");
            }
            RestorePlan plan;
            JournaledRestore journaled;
            try {
                plan = RestorePlan.of(choice, options, dialect);
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
                ConnectionSpec restored;
                try (DatabaseSink sink = new DatabaseSink(session, terms)) {
                    ScriptBody body = new ScriptBody(observed(plan.archive()), plan.options(), new GroupedSink(sink));
                    if (options.jobs() == 1) {
                        body.write();
                    } else {
                        ParallelRestore.ofArchive(options.jobs(), plan.splits(options), input, reader, terms, dialect)
                                .run(body, sink);
                    }
                    restored = sink.spec();
                }
                RestoreReport report = terms.log().report();
                afterwards.accept(new Restored(input, plan.archive(), plan.entries(), restored, report));
                return report;
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
