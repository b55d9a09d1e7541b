package io.pgconvoy.verify;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.content.Content;
import io.pgconvoy.content.ContentLog;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.restore.ArchiveRestore;
import io.pgconvoy.restore.ArchiveRestore.Restored;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Restores an archive, then reads what is in the database and compares it with what the manifest says; without a manifest,
 * with what was read from the archive meanwhile.
 */
public final class VerifiedRestore {
    private final RestoreOptions options;
    private final @Nullable Manifest manifest;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public VerifiedRestore(
            RestoreOptions options, @Nullable Manifest manifest, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.manifest = manifest;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    public RestoreComparison run(ConnectionSpec target) {
        ContentLog contents = new ContentLog();
        ArchiveRestore restore = new ArchiveRestore(options, progress, cancellation).observing(contents);
        RestoreReport report = restore.run(target);
        Restored restored = Objects.requireNonNull(restore.restored());
        ArchiveRows archive = new ArchiveRows(options.input());
        ExpectedContents expected = ExpectedContents.of(restored, known(contents, archive));
        Map<String, String> settings = manifest == null ? Map.of() : manifest.settings();
        String encoding = ArchiveSettings.of(restored.archive().entries()).encoding();
        TargetComparison comparison = new TargetComparison(
                expected,
                () -> TargetReader.open(restored.target(), encoding, settings, options.role(), progress, cancellation),
                manifest == null ? new SecondLook(archive) : null,
                progress);
        Threads.run(options.jobs(), cancellation, comparison);
        return comparison.result(report, manifest != null);
    }

    /** What a restore that was gone on with has not read this time is read from the archive. */
    private IntFunction<@Nullable Content> known(ContentLog contents, ArchiveRows archive) {
        if (manifest != null) {
            return ExpectedContents.of(manifest)::get;
        }
        return dumpId -> {
            Content content = contents.of(dumpId);
            return content == null ? archive.content(dumpId) : content;
        };
    }
}
