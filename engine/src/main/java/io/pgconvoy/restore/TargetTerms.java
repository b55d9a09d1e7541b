package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.content.ContentLog;
import io.pgconvoy.restore.journal.Account;
import io.pgconvoy.restore.ledger.Ledger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all sessions of one restore have in common.
 *
 * @param charset in which the archive's texts come as strings
 * @param emptyTables which tables' rows can be taken away and loaded again
 * @param account of what is done; null where none is kept
 * @param ledger of what is done, in the target; null where none is kept
 * @param contents takes what the data of entries comes down to, as it is restored; null where nobody asks
 * @param standardConformingStrings whether backslashes in the archive's literals are ordinary characters
 */
record TargetTerms(
        Charset charset,
        boolean standardConformingStrings,
        boolean stopAtFirst,
        boolean noDataForFailedTables,
        RestoreLog log,
        ProgressListener progress,
        Cancellation cancellation,
        EmptyTables emptyTables,
        @Nullable Account account,
        @Nullable Ledger ledger,
        @Nullable ContentLog contents) {

    static TargetTerms ofScript(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        return new TargetTerms(
                StandardCharsets.UTF_8,
                true,
                options.stopsAtFirstFailure(),
                false,
                new RestoreLog(progress),
                progress,
                cancellation,
                new EmptyTables(List.of(), new RestoreLog(progress), Dialect.newest()),
                null,
                null,
                null);
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
            Archive archive,
            RestorePlan plan,
            RestoreOptions options,
            ProgressListener progress,
            Cancellation cancellation) {
        RestoreLog log = new RestoreLog(progress);
        return new TargetTerms(
                archive.header().charset(),
                ArchiveSettings.of(archive.entries()).standardConformingStrings(),
                options.stopsAtFirstFailure(),
                options.noDataForFailedTables(),
                log,
                progress,
                cancellation,
                new EmptyTables(plan.entries(), log, plan.options().dialect()),
                null,
                null,
                null);
    }

    TargetTerms withAccount(@Nullable Account kept) {
        return new TargetTerms(
                charset,
                standardConformingStrings,
                stopAtFirst,
                noDataForFailedTables,
                log,
                progress,
                cancellation,
                emptyTables,
                kept,
                ledger,
                contents);
    }

    TargetTerms withLedger(Ledger kept) {
        return new TargetTerms(
                charset,
                standardConformingStrings,
                stopAtFirst,
                noDataForFailedTables,
                log,
                progress,
                cancellation,
                emptyTables,
                account,
                kept,
                contents);
    }

    TargetTerms withContents(@Nullable ContentLog wanted) {
        return new TargetTerms(
                charset,
                standardConformingStrings,
                stopAtFirst,
                noDataForFailedTables,
                log,
                progress,
                cancellation,
                emptyTables,
                account,
                ledger,
                wanted);
    }
}
