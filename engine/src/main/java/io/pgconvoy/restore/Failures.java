package io.pgconvoy.restore;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.TocListing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What could not be restored, and where a restore may go on all the same. One thread. */
final class Failures {
    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final boolean exitOnError;
    private final ProgressListener progress;
    private final List<RestoreFailure> failures = new ArrayList<>();
    private final Set<Integer> failedEntries = new HashSet<>();
    private final Set<Integer> entries = new HashSet<>();
    private @Nullable ArchiveEntry entry;

    Failures(boolean exitOnError, ProgressListener progress) {
        this.exitOnError = exitOnError;
        this.progress = progress;
    }

    /** The entry that what follows belongs to. */
    void at(ArchiveEntry current) {
        entry = current;
        entries.add(current.dumpId());
    }

    RestoreReport report() {
        return new RestoreReport(entries.size(), failures);
    }

    /** Whether any of these entries could not be created. */
    boolean creationFailed(List<Integer> dumpIds) {
        return dumpIds.stream().anyMatch(failedEntries::contains);
    }

    /** Runs one step; false if it failed and the restore goes on. */
    boolean attempt(Runnable step) {
        try {
            step.run();
            return true;
        } catch (ServerException e) {
            if (exitOnError || e.code() == ErrorCode.CONNECTION_LOST) {
                throw located(e);
            }
            // The statement that made the transaction fail has been noted; the others only say that it did.
            if (!e.sqlState().equals(IN_FAILED_TRANSACTION)) {
                note(e);
            }
            return false;
        }
    }

    private void note(ServerException e) {
        RestoreFailure failure = new RestoreFailure(listed(), e);
        failures.add(failure);
        if (entry != null) {
            failedEntries.add(entry.dumpId());
        }
        progress.failed(failure);
    }

    private EngineException located(ServerException e) {
        return entry == null ? e : e.during("TOC entry " + listed());
    }

    private String listed() {
        return entry == null ? "" : TocListing.line(entry);
    }
}
