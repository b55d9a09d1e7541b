package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.TocListing;
import io.pgconvoy.archive.plain.ScriptWriter;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageOutput;
import java.time.ZoneId;
import java.util.function.Consumer;

/** Turns an archive into the SQL script that restores it, or into a listing, without a server. */
public final class ScriptRestore {
    private final RestoreOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public ScriptRestore(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    public void write(Storage storage, String name) {
        try (ArchiveReader reader = open()) {
            RestorePlan plan = plan(reader.archive(), RestoreChoice.of(reader.archive(), options, this::warn));
            ScriptWriter script = new ScriptWriter(plan.options(), this::warn, progress::note);
            try (StorageOutput out = storage.create(name)) {
                script.write(plan.archive(), bytes -> {
                    cancellation.check();
                    progress.moved(bytes.readableBytes());
                    out.write(bytes);
                });
                out.commit();
            }
        }
    }

    public void list(boolean verbose, Consumer<String> out) {
        try (ArchiveReader reader = open()) {
            RestorePlan plan = plan(reader.archive(), RestoreChoice.unchecked(reader.archive(), options, this::warn));
            TocListing.print(
                    plan.archive(),
                    plan.options().selection(),
                    verbose,
                    plan.options().dialect(),
                    ZoneId.systemDefault(),
                    out);
        }
    }

    private RestorePlan plan(Archive archive, RestoreChoice choice) {
        return RestorePlan.of(choice, options, dialect(archive.header()));
    }

    private ArchiveReader open() {
        ArchiveReader reader = Archives.open(options.input());
        reader.warnings().forEach(this::warn);
        return reader;
    }

    /** Without a server, the release that wrote the archive is the best guess at the one that will run the script. */
    private Dialect dialect(ArchiveHeader header) {
        Dialect wanted = options.dialect();
        if (wanted != null) {
            return wanted;
        }
        String writer = header.dumpVersion();
        try {
            return writer == null ? Dialect.newest() : Dialect.forServer(ServerVersion.parse(writer));
        } catch (IllegalArgumentException e) {
            return Dialect.newest();
        }
    }

    private void warn(String message) {
        progress.warning(message, null);
    }
}
