package io.pgconvoy.migrate;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.MigrateCheck;
import io.pgconvoy.api.MigrateCheck.Finding;
import io.pgconvoy.api.MigrateCheck.Severity;
import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.MigrateReport;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveEntry;
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
import io.pgconvoy.restore.ledger.LedgerSchema;
import io.pgconvoy.restore.ledger.LedgerSession;
import io.pgconvoy.restore.ledger.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
            @Nullable CompareReport comparison = null;
            try (SnapshotHolder holder = new SnapshotHolder(ours)) {
                DumpSessionSetup worker = setup(dialect, null).forWorker(ours, snapshot);
                ConnectionSpec same = ours.spec();
                restored = ledger.isDone(Step.COMPLETE)
                        ? new RestoreReport(0, List.of())
                        : complete(
                                theirs.spec(),
                                entries,
                                dialect,
                                ledger,
                                watch,
                                holder,
                                () -> new SourceReader(same, worker, holder, watch, cancellation));
                if (options.verify()) {
                    comparison = new Verification(options, watch, progress, cancellation)
                            .run(holder, ours.spec(), snapshot, theirs.spec());
                }
                continuation.finish();
            } catch (RuntimeException | Error e) {
                tellHowFar(ledger, entries);
                throw e;
            }
            return new MigrateReport(
                    restored, continuation.consistent(), comparison, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void tellHowFar(Ledger ledger, SourceEntries entries) {
        if (ledger.isDone(Step.COMPLETE)) {
            progress.warning(
                    options.verify()
                            ? "everything was migrated, but the comparison did not come to its end"
                            : "everything was migrated, but schema \"" + LedgerSchema.NAME
                                    + "\" is still in the target",
                    "The same command with --resume "
                            + (options.verify()
                                    ? "compares again; without --verify it only tidies up."
                                    : "tidies up."));
            return;
        }
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

    private RestoreReport complete(
            ConnectionSpec target,
            SourceEntries entries,
            Dialect dialect,
            Ledger ledger,
            StallWatch watch,
            SnapshotHolder holder,
            Supplier<WorkerData> sources) {
        RestoreReport restored = restore(target, entries, dialect, ledger, watch, sources);
        holder.askNow();
        Supplier<LedgerSession> sessions =
                () -> new LedgerSession(target, ledger, watch, options.patience(), cancellation::isCancelled);
        if (!entries.contents().statistics()) {
            new Analysis(sessions, options.jobs(), ledger, progress, cancellation).run(entries.tables());
        }
        if (restored.failures().isEmpty()) {
            try (Session session = sessions.get().open()) {
                session.execute(ledger.record(Step.COMPLETE));
                ledger.recorded(Step.COMPLETE);
            }
        }
        return restored;
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
        progress.expect(work.ahead(
                all,
                entries.rows(),
                1 + analyzed + (options.verify() ? entries.tables().size() : 0),
                options.verify() ? entries.bytes() / 2 : 0));
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
}
