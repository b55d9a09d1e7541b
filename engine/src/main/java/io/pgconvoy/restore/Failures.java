package io.pgconvoy.restore;

import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.RestoreStoppedException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.sql.SqlText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one session could not restore, and where it may go on all the same. One thread. */
final class Failures {
    private static final String IN_FAILED_TRANSACTION = "25P02";
    private static final String TABLE = "TABLE";

    private final boolean stopAtFirst;
    private final RestoreLog log;
    private @Nullable ArchiveEntry entry;
    private boolean entryFailed;

    Failures(boolean stopAtFirst, RestoreLog log) {
        this.stopAtFirst = stopAtFirst;
        this.log = log;
    }

    /** The entry that what follows belongs to. */
    void at(ArchiveEntry current) {
        entry = current;
        entryFailed = false;
        log.tried(current.dumpId());
    }

    /** The statements that create the entry have run. */
    void created(ArchiveEntry current) {
        if (current.kind().equals(TABLE)) {
            log.tableCreated(current.dumpId(), !entryFailed);
        }
    }

    /**
     * Runs one step; false if it failed and the restore goes on.
     *
     * @param message what stock's tools say of the failure
     */
    boolean attempt(Function<ServerException, String> message, Runnable step) {
        try {
            step.run();
            return true;
        } catch (ServerException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST) {
                throw entry == null ? e : e.during("TOC entry " + name(entry));
            }
            // The statement that made the transaction fail has been noted; the others only say that it did.
            if (stopAtFirst || !e.sqlState().equals(IN_FAILED_TRANSACTION)) {
                note(new RestoreFailure(entry == null ? "" : name(entry), message.apply(e), e));
            }
            return false;
        }
    }

    private void note(RestoreFailure failure) {
        entryFailed = true;
        log.failed(failure);
        if (stopAtFirst) {
            throw new RestoreStoppedException(failure);
        }
    }

    /** The entry as stock's tools name it when it fails. */
    static String name(ArchiveEntry entry) {
        String owner = entry.owner();
        return entry.dumpId() + "; " + entry.catalogId().classOid() + " "
                + entry.catalogId().oid() + " " + entry.kind() + " " + SqlText.onOneLine(entry.tag()) + " "
                + SqlText.onOneLine(owner == null ? "" : owner);
    }
}
