package io.pgconvoy.verify;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.Journaling;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.error.UsageException;
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
        requireASecondReading();
        ContentLog contents = new ContentLog();
        RestoreComparison[] result = new RestoreComparison[1];
        new ArchiveRestore(options, progress, cancellation)
                .observing(contents, restored -> result[0] = compare(restored, contents))
                .run(target);
        return Objects.requireNonNull(result[0]);
    }

    /** What was restored before is read once more. */
    private void requireASecondReading() {
        Journaling journaling = options.journaling();
        boolean continues = journaling != null && journaling.resume();
        boolean readOnce = options.jobs() == 1 && !options.input().storage().reopens();
        if (continues && readOnce && manifest == null) {
            throw new UsageException(
                    "options --resume and --verify together require an archive that can be read twice, or --manifest");
        }
    }

    private RestoreComparison compare(Restored restored, ContentLog contents) {
        try (ArchiveRows archive = new ArchiveRows(restored.input())) {
            return compare(restored, contents, archive);
        }
    }

    private RestoreComparison compare(Restored restored, ContentLog contents, ArchiveRows archive) {
        ExpectedContents expected = ExpectedContents.of(restored, known(contents, archive));
        Map<String, String> settings = manifest == null ? Map.of() : manifest.settings();
        String encoding = ArchiveSettings.of(restored.archive().entries()).encoding();
        TargetComparison comparison = new TargetComparison(
                expected,
                () -> TargetReader.open(restored.target(), encoding, settings, options.role(), progress, cancellation),
                manifest == null ? new SecondLook(archive) : null,
                progress);
        Threads.run(options.jobs(), cancellation, comparison);
        return comparison.result(restored.report(), manifest != null);
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
