package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveSettings;
import java.nio.charset.Charset;

/**
 * What all sessions of one restore have in common.
 *
 * @param charset in which the archive's texts come as strings
 * @param standardConformingStrings whether backslashes in the archive's literals are ordinary characters
 */
record TargetTerms(
        Charset charset,
        boolean standardConformingStrings,
        boolean stopAtFirst,
        boolean noDataForFailedTables,
        RestoreLog log,
        ProgressListener progress,
        Cancellation cancellation) {

    static TargetTerms of(
            Archive archive, RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        return new TargetTerms(
                archive.header().charset(),
                ArchiveSettings.of(archive.entries()).standardConformingStrings(),
                options.stopsAtFirstFailure(),
                options.noDataForFailedTables(),
                new RestoreLog(progress),
                progress,
                cancellation);
    }
}
