package io.pgconvoy.migrate;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.CompareOptions;
import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.compare.CompareJob;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.connect.StallWatch;
import io.pgconvoy.restore.ledger.LedgerSession;
import java.util.EnumSet;
import java.util.Set;

/** Compares source and target at the end, the source as of the migration's own snapshot. */
final class Verification {
    private static final int ATTEMPTS = 5;

    private final MigrateOptions options;
    private final StallWatch watch;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    Verification(MigrateOptions options, StallWatch watch, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.watch = watch;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** What was hashed before a connection was lost is hashed again: the target's snapshot went with its session. */
    CompareReport run(SnapshotHolder holder, ConnectionSpec source, Snapshot snapshot, ConnectionSpec target) {
        progress.step("comparing source and target");
        CompareJob job = new CompareJob(compared(), new ComparisonProgress(progress), cancellation);
        for (int attempt = 1; ; attempt++) {
            try {
                return job.run(source, snapshot, target);
            } catch (EngineException e) {
                // Without it there is nothing to compare with any more.
                holder.askNow();
                if (!LedgerSession.isLost(e) || attempt == ATTEMPTS || cancellation.isCancelled()) {
                    throw e;
                }
                progress.warning(
                        "connection lost while comparing: " + e.getMessage(), "It is begun again on new connections.");
                watch.openWhenBack(target, options.patience(), cancellation::isCancelled)
                        .close();
            }
        }
    }

    private CompareOptions compared() {
        Set<Omission> omissions = EnumSet.noneOf(Omission.class);
        omissions.addAll(options.omissions());
        if (!options.mappedRoles().isEmpty()) {
            omissions.addAll(Set.of(Omission.OWNERS, Omission.PRIVILEGES, Omission.POLICIES));
        }
        return new CompareOptions(
                options.contents(),
                options.patterns(),
                omissions,
                options.jobs(),
                CompareOptions.DEFAULT_ROWS,
                true,
                options.patience());
    }
}
