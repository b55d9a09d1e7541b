package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;

/** Restores an archive into a database, entry by entry on one session. */
public final class SerialRestore {
    private final RestoreOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public SerialRestore(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    public RestoreReport run(ConnectionSpec target) {
        try (ArchiveReader reader = Archives.open(options.input())) {
            reader.warnings().forEach(this::warn);
            Archive archive = RestorePlan.inListOrder(reader.archive(), options, this::warn);
            return restore(archive, target);
        }
    }

    private RestoreReport restore(Archive archive, ConnectionSpec target) {
        Session session = Session.open(target);
        Dialect dialect = options.dialect() != null ? options.dialect() : Dialect.forServer(session.server());
        ArchiveSettings settings = ArchiveSettings.of(archive.entries());
        try (DatabaseSink sink =
                new DatabaseSink(session, options, archive.header().charset(), settings, progress, cancellation)) {
            new ScriptBody(archive, RestorePlan.scriptOptions(options, dialect), sink).write();
            return sink.failures().report();
        }
    }

    private void warn(String message) {
        progress.warning(message, null);
    }
}
