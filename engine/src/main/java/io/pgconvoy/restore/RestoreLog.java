package io.pgconvoy.restore;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.RestoreReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has come of a restore so far, over all its sessions. Safe for use from several threads. */
final class RestoreLog {
    private final ProgressListener progress;
    private final List<RestoreFailure> failures = new ArrayList<>();
    private final Set<Integer> entries = new HashSet<>();
    private final Set<Integer> createdTables = new HashSet<>();
    private final Set<Integer> failedTables = new HashSet<>();
    private final Set<String> leftOut = new HashSet<>();

    RestoreLog(ProgressListener progress) {
        this.progress = progress;
    }

    synchronized void tried(int dumpId) {
        entries.add(dumpId);
    }

    synchronized void failed(RestoreFailure failure) {
        failures.add(failure);
        progress.failed(failure);
    }

    synchronized void tableCreated(int dumpId, boolean successfully) {
        (successfully ? createdTables : failedTables).add(dumpId);
    }

    /** Whether this restore made the table: nobody else's rows are in it. */
    synchronized boolean created(int table) {
        return createdTables.contains(table);
    }

    synchronized boolean creationFailed(int table) {
        return failedTables.contains(table);
    }

    /** Whether this setting is left out for the first time. */
    synchronized boolean firstLeftOut(String setting) {
        return leftOut.add(setting);
    }

    synchronized RestoreReport report() {
        return new RestoreReport(entries.size(), failures);
    }
}
