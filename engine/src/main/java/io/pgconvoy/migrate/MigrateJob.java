package io.pgconvoy.migrate;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.CompareOptions;
import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.MigrateCheck;
import io.pgconvoy.api.MigrateCheck.Finding;
import io.pgconvoy.api.MigrateCheck.Severity;
import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.MigrateReport;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.compare.CompareJob;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.restore.LiveRestore;
import io.pgconvoy.restore.WorkerData;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** One migration: read the source, restore into the target while data is copied, make statistics, compare. */
public final class MigrateJob {
    private final MigrateOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public MigrateJob(MigrateOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    public MigrateReport run(ConnectionSpec source, ConnectionSpec target) {
        long start = System.nanoTime();
        try (Session ours = Session.open(source);
                Cancellation.Registration ourEnd = cancellation.onCancel(ours::cancel);
                Session theirs = Session.open(target);
                Cancellation.Registration theirEnd = cancellation.onCancel(theirs::cancel)) {
            refuseSameDatabase(ours, theirs);
            Dialect dialect = Dialect.forServer(theirs.server());
            DumpSessionSetup setup = setup(dialect);
            boolean standby = setup.begin(ours);
            if (!options.clean()) {
                TargetState.refuseUnlessEmpty(theirs);
            }
            Preflight preflight = new Preflight(ours, theirs, options);
            if (options.checked() && !preflight.readable()) {
                refuse(preflight.result());
            }
            SourceEntries entries = SourceEntries.read(ours, theirs, options, standby, progress);
            if (options.checked()) {
                heed(preflight.run(entries));
            }
            Snapshot snapshot = Snapshot.export(ours, standby);
            DumpSessionSetup worker = setup.forWorker(ours, snapshot);
            ConnectionSpec same = ours.spec();
            RestoreReport restored =
                    restore(theirs, entries, dialect, () -> new SourceReader(same, worker, cancellation));
            if (!entries.contents().statistics()) {
                new Analysis(theirs.spec(), options.jobs(), progress, cancellation).run(entries.tables());
            }
            CompareReport comparison = options.verify() ? compare(ours.spec(), snapshot, theirs.spec()) : null;
            ours.execute("SELECT 1");
            return new MigrateReport(restored, comparison, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** What would be in the way of a migration. Changes nothing. */
    public MigrateCheck check(ConnectionSpec source, ConnectionSpec target) {
        try (Session ours = Session.open(source);
                Cancellation.Registration ourEnd = cancellation.onCancel(ours::cancel);
                Session theirs = Session.open(target);
                Cancellation.Registration theirEnd = cancellation.onCancel(theirs::cancel)) {
            refuseSameDatabase(ours, theirs);
            Dialect dialect = Dialect.forServer(theirs.server());
            boolean standby = setup(dialect).begin(ours);
            Preflight preflight = new Preflight(ours, theirs, options);
            return preflight.readable()
                    ? preflight.run(SourceEntries.read(ours, theirs, options, standby, progress))
                    : preflight.result();
        }
    }

    private void heed(MigrateCheck check) {
        if (!check.clear()) {
            refuse(check);
        }
        check.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .forEach(finding ->
                        progress.warning(finding.message(), finding.remedy().isEmpty() ? null : finding.remedy()));
    }

    private static void refuse(MigrateCheck check) {
        List<Finding> errors = check.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        throw new UsageException("nothing was done, because of what was found before: "
                + errors.get(0).message()
                + (errors.size() > 1 ? "; and " + (errors.size() - 1) + " more" : "")
                + " (--check tells all, --no-check goes on all the same)");
    }

    private static DumpSessionSetup setup(Dialect dialect) {
        boolean standardStrings = dialect.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED);
        return new DumpSessionSetup(null, null, null, false, false, false, null, standardStrings);
    }

    private static void refuseSameDatabase(Session source, Session target) {
        if (SameDatabase.is(source, target)) {
            throw new UsageException("source and target are the same database");
        }
    }

    private RestoreReport restore(
            Session target, SourceEntries entries, Dialect dialect, Supplier<WorkerData> sources) {
        progress.expect(entries.bytes());
        RestoreOptions restore = new RestoreOptions(
                dialect,
                new RestoreInput(DumpOutput.nowhere().storage(), "", null),
                entries.contents(),
                NameFilter.EVERYTHING,
                null,
                options.omissions(),
                ScriptStyle.DEFAULTS.beginning(options.clean(), options.clean(), false),
                null,
                false,
                0,
                options.jobs(),
                false,
                false,
                true,
                null);
        return new LiveRestore(entries.archive(), restore, entries.sizes(), progress, cancellation)
                .run(target, sources);
    }

    private CompareReport compare(ConnectionSpec source, Snapshot snapshot, ConnectionSpec target) {
        Set<Omission> omissions = EnumSet.noneOf(Omission.class);
        omissions.addAll(options.omissions());
        if (!options.mappedRoles().isEmpty()) {
            omissions.addAll(Set.of(Omission.OWNERS, Omission.PRIVILEGES, Omission.POLICIES));
        }
        CompareOptions compared = new CompareOptions(
                options.contents(), options.patterns(), omissions, options.jobs(), CompareOptions.DEFAULT_ROWS);
        return new CompareJob(compared, progress, cancellation).run(source, snapshot, target);
    }
}
