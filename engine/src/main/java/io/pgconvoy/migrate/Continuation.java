package io.pgconvoy.migrate;

import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.MigrateOptions.Start;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.restore.ledger.Claim;
import io.pgconvoy.restore.ledger.Ledger;
import io.pgconvoy.restore.ledger.LedgerHead;
import io.pgconvoy.restore.ledger.LedgerSchema;
import io.pgconvoy.restore.ledger.LedgerSchema.Size;
import io.pgconvoy.restore.ledger.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a migration hangs together with the ledger in its target: begins one, or goes on where another one ended. */
final class Continuation {
    private static final Set<String> OF_THE_MOMENT =
            Set.of("SEQUENCE SET", "STATISTICS DATA", "EXTENDED STATISTICS DATA");

    private final Session target;
    private final MigrateOptions options;
    private final @Nullable LedgerHead before;
    private String snapshot = "";
    private boolean consistent = true;

    private Continuation(Session target, MigrateOptions options, @Nullable LedgerHead before) {
        this.target = target;
        this.options = options;
        this.before = before;
    }

    static void refuseUnfinished(Session source) {
        if (LedgerSchema.exists(source)) {
            throw new UsageException("the source is itself the target of a migration that has not come to its end");
        }
    }

    /** Claims the target. Refuses one with a migration that is to be resumed and is not, and the other way round. */
    static Continuation of(Session target, MigrateOptions options) {
        Claim.own(target);
        boolean exists = LedgerSchema.exists(target);
        if (!options.resumes()) {
            if (exists) {
                throw new UsageException(
                        "the target holds a migration that was interrupted" + whichOne(LedgerSchema.head(target))
                                + ": --resume goes on with it; to begin anew, take an empty database, or drop schema \""
                                + LedgerSchema.NAME + "\" and what the migration made");
            }
            return new Continuation(target, options, null);
        }
        if (!exists) {
            throw new UsageException("the target holds no migration that was interrupted: nothing to resume");
        }
        LedgerHead head = LedgerSchema.head(target);
        if (head == null) {
            throw new UsageException("the interrupted migration is another release's: begin anew");
        }
        Claim.endAll(target);
        return new Continuation(target, options, head);
    }

    private static String whichOne(@Nullable LedgerHead head) {
        return head == null ? "" : " (of " + head.sourceName() + ", begun " + head.begun() + ")";
    }

    Map<Long, Size> sizes() {
        return before == null ? Map.of() : LedgerSchema.sizes(target);
    }

    /**
     * Begins the source's transaction, on the interrupted migration's snapshot if it is there still.
     *
     * @param setup for a snapshot; for a new one where that is null
     * @return whether the server is a standby
     */
    boolean begin(Session source, Function<@Nullable Snapshot, DumpSessionSetup> setup) {
        String wanted = options.snapshot();
        if (wanted == null && before != null) {
            try {
                boolean standby = setup.apply(new Snapshot(before.snapshot())).begin(source);
                snapshot = before.snapshot();
                return standby;
            } catch (ServerException e) {
                if (e.code() == ErrorCode.CONNECTION_LOST) {
                    throw e;
                }
                source.execute("ROLLBACK");
            }
        }
        snapshot = wanted == null ? "" : wanted;
        return setup.apply(wanted == null ? null : new Snapshot(wanted)).begin(source);
    }

    /** Writes down what will be done, before anything is. */
    Ledger start(Session source, Snapshot exported, SourceEntries entries, Dialect dialect) {
        List<ArchiveEntry> all = entries.archive().entries();
        LedgerHead head = new LedgerHead(
                SameDatabase.identity(source),
                "database \"" + source.spec().database() + "\"",
                PlanDigest.of(all, options),
                snapshot.isEmpty() ? exported.id() : snapshot,
                String.valueOf(source.text("SELECT pg_catalog.txid_current_snapshot()")),
                true,
                "");
        if (before == null) {
            LedgerSchema.create(target, head, entries.relations());
            return new Ledger(Set.of(), unlogged(all), false);
        }
        return resume(before, head, all, dialect);
    }

    private Ledger resume(LedgerHead old, LedgerHead head, List<ArchiveEntry> all, Dialect dialect) {
        if (!old.identity().equals(head.identity())) {
            throw new UsageException("the interrupted migration was of another source: " + old.sourceName());
        }
        Set<Step> done = new HashSet<>(LedgerSchema.steps(target));
        boolean crashed = LedgerSchema.hasCrashed(target);
        boolean complete = done.contains(Step.COMPLETE) && !crashed;
        consistent = old.consistent();
        if (complete && !options.verify()) {
            return new Ledger(done, Set.of(), true);
        }
        if (!old.plan().equals(head.plan())) {
            throw new UsageException("what the source defines, or what was asked for, is not what the interrupted"
                    + " migration began with: begin anew");
        }
        boolean imported = snapshot.equals(old.snapshot());
        // Nothing has been written since where the same transactions are to be seen.
        boolean same = old.snapshotState().equals(head.snapshotState())
                && (imported || !head.identity().isEmpty());
        if (!same && options.start() != Start.RESUME_NOT_CONSISTENT) {
            throw gone(complete);
        }
        Set<Integer> undone = new HashSet<>();
        Set<String> emptied = Set.of();
        if (!same) {
            UnfinishedTables unfinished = UnfinishedTables.of(all, done, dialect);
            undone.addAll(unfinished.entries());
            emptied = unfinished.tables();
        }
        if (crashed) {
            undone.addAll(unlogged(all));
        }
        if (!same || crashed) {
            all.stream()
                    .filter(entry -> OF_THE_MOMENT.contains(entry.kind()))
                    .forEach(entry -> undone.add(entry.dumpId()));
        }
        consistent = old.consistent() && same;
        LedgerSchema.undo(target, old.withSnapshot(head.snapshot(), head.snapshotState(), same), undone, emptied);
        done.removeIf(step -> undone.contains(step.entry()) || !undone.isEmpty() && step.equals(Step.COMPLETE));
        return new Ledger(done, unlogged(all), true);
    }

    private static UsageException gone(boolean complete) {
        return new UsageException(
                complete
                        ? "everything was migrated, but cannot be compared any more: the migration's snapshot is gone, and"
                                + " the source has changed since (--resume without --verify only tidies up)"
                        : "the interrupted migration's snapshot is gone, and the source has changed since: what is left to"
                                + " copy is of another moment than what is there (--not-consistent goes on all the same)");
    }

    /** Entries that a crash of the target's server undoes. */
    private static Set<Integer> unlogged(List<ArchiveEntry> entries) {
        Set<Integer> tables = new HashSet<>();
        boolean sequences = false;
        for (ArchiveEntry entry : entries) {
            String definition = String.valueOf(entry.definition());
            sequences |= definition.contains("CREATE UNLOGGED SEQUENCE") || definition.contains("SET UNLOGGED");
            if (definition.contains("CREATE UNLOGGED TABLE")) {
                tables.add(entry.dumpId());
            }
        }
        Set<Integer> lost = new HashSet<>();
        for (ArchiveEntry entry : entries) {
            boolean rows = entry.data() instanceof LiveRows
                    && tables.contains(entry.dependencies().get(0));
            if (rows || sequences && entry.kind().equals("SEQUENCE SET")) {
                lost.add(entry.dumpId());
            }
        }
        return lost;
    }

    /** Whether all that is in the target is of one snapshot. */
    boolean consistent() {
        return consistent;
    }

    /** The migration has come to its end: nothing is left of the ledger. */
    void finish() {
        try {
            LedgerSchema.drop(target);
        } catch (EngineException e) {
            if (e.code() != ErrorCode.CONNECTION_LOST) {
                throw e;
            }
            try (Session again = Session.open(target.spec())) {
                if (LedgerSchema.exists(again)) {
                    LedgerSchema.drop(again);
                }
            }
        }
    }
}
