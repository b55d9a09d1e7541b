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
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.compare.CompareJob;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.connect.StallWatch;
import io.pgconvoy.restore.LiveRestore;
import io.pgconvoy.restore.WorkerData;
import io.pgconvoy.restore.ledger.Ledger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        try (StallWatch watch = new StallWatch(options.patience());
                Session ours = Session.open(source);
                Cancellation.Registration ourEnd = cancellation.onCancel(ours::cancel);
                Session theirs = Session.open(target);
                Cancellation.Registration theirEnd = cancellation.onCancel(theirs::cancel)) {
            watch.watch(ours);
            watch.watch(theirs);
            refuseSameDatabase(ours, theirs);
            Continuation.refuseUnfinished(ours);
            Dialect dialect = Dialect.forServer(theirs.server());
            Continuation continuation = Continuation.of(theirs, options);
            boolean standby = continuation.begin(ours, snapshot -> setup(dialect, snapshot));
            if (!options.clean() && !options.resumes()) {
                TargetState.refuseUnlessEmpty(theirs);
            }
            Preflight preflight = new Preflight(ours, theirs, options);
            if (options.checked() && !preflight.readable()) {
                refuse(preflight.result());
            }
            SourceEntries entries = Phase.CATALOGS.run(
                    progress, () -> SourceEntries.read(ours, theirs, options, standby, continuation.sizes(), progress));
            MissingRoles roles = MissingRoles.find(ours, theirs, options, progress);
            if (options.checked() && !options.resumes()) {
                heed(preflight.run(entries, roles.names()));
            }
            roles.create(theirs, progress);
            Snapshot snapshot = Snapshot.export(ours, standby);
            Ledger ledger = continuation.start(ours, snapshot, entries, dialect);
            RestoreReport restored;
            try (SnapshotHolder holder = new SnapshotHolder(ours)) {
                DumpSessionSetup worker = setup(dialect, null).forWorker(ours, snapshot);
                ConnectionSpec same = ours.spec();
                restored = restore(
                        theirs.spec(),
                        entries,
                        dialect,
                        ledger,
                        watch,
                        () -> new SourceReader(same, worker, holder, watch, cancellation));
                holder.askNow();
                if (!entries.contents().statistics()) {
                    new Analysis(theirs.spec(), options.jobs(), watch, progress, cancellation).run(entries.tables());
                }
                continuation.finish();
            } catch (RuntimeException | Error e) {
                tellHowFar(ledger, entries);
                throw e;
            }
            CompareReport comparison = options.verify() ? compare(ours.spec(), snapshot, theirs.spec()) : null;
            return new MigrateReport(
                    restored, continuation.consistent(), comparison, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void tellHowFar(Ledger ledger, SourceEntries entries) {
        progress.warning(
                "the migration is not complete: " + ledger.entries() + " of "
                        + entries.archive().entries().size() + " entries are done",
                "The same command with --resume goes on.");
    }

    /** What would be in the way of a migration. Changes nothing. */
    public MigrateCheck check(ConnectionSpec source, ConnectionSpec target) {
        try (Session ours = Session.open(source);
                Cancellation.Registration ourEnd = cancellation.onCancel(ours::cancel);
                Session theirs = Session.open(target);
                Cancellation.Registration theirEnd = cancellation.onCancel(theirs::cancel)) {
            refuseSameDatabase(ours, theirs);
            Dialect dialect = Dialect.forServer(theirs.server());
            boolean standby = setup(dialect, null).begin(ours);
            Preflight preflight = new Preflight(ours, theirs, options);
            return preflight.readable()
                    ? preflight.run(
                            SourceEntries.read(ours, theirs, options, standby, Map.of(), progress),
                            MissingRoles.find(ours, theirs, options, progress).names())
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

    private static DumpSessionSetup setup(Dialect dialect, @Nullable Snapshot snapshot) {
        boolean standardStrings = dialect.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED);
        return new DumpSessionSetup(null, null, null, false, false, false, snapshot, standardStrings);
    }

    private static void refuseSameDatabase(Session source, Session target) {
        if (SameDatabase.is(source, target)) {
            throw new UsageException("source and target are the same database");
        }
    }

    private RestoreReport restore(
            ConnectionSpec target,
            SourceEntries entries,
            Dialect dialect,
            Ledger ledger,
            StallWatch watch,
            Supplier<WorkerData> sources) {
        List<ArchiveEntry> all = entries.archive().entries();
        MigrationWork work = new MigrationWork(all, entries.sizes());
        int analyzed = entries.contents().statistics() ? 0 : entries.tables().size();
        progress.expect(work.ahead(all, entries.rows(), 1 + analyzed + (options.verify() ? 1 : 0)));
        progress.step("creating what comes before the data");
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
        return new LiveRestore(entries.archive(), restore, entries.sizes(), work, progress, cancellation)
                .run(target, dialect, ledger, watch, options.patience(), sources);
    }

    private CompareReport compare(ConnectionSpec source, Snapshot snapshot, ConnectionSpec target) {
        Set<Omission> omissions = EnumSet.noneOf(Omission.class);
        omissions.addAll(options.omissions());
        if (!options.mappedRoles().isEmpty()) {
            omissions.addAll(Set.of(Omission.OWNERS, Omission.PRIVILEGES, Omission.POLICIES));
        }
        CompareOptions compared = new CompareOptions(
                options.contents(), options.patterns(), omissions, options.jobs(), CompareOptions.DEFAULT_ROWS, true);
        CompareJob job = new CompareJob(compared, new ComparisonProgress(progress), cancellation);
        return Phase.COMPARISON.run(progress, () -> job.run(source, snapshot, target));
    }
}
