package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.connect.Session;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

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

    static TargetTerms ofScript(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        return new TargetTerms(
                StandardCharsets.UTF_8,
                true,
                options.stopsAtFirstFailure(),
                false,
                new RestoreLog(progress),
                progress,
                cancellation);
    }

    /** Says once that a setting is left out. */
    void leaveOut(String setting, Session target) {
        if (log.firstLeftOut(setting)) {
            progress.warning(
                    "left out: setting \"" + setting + "\", which the server (" + target.parameter("server_version")
                            + ") does not have",
                    null);
        }
    }

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
