package io.pgconvoy.migrate;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.StallWatch;
import io.pgconvoy.copy.CopiedRows;
import io.pgconvoy.restore.WorkerData;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One worker's session in the source, on the migration's snapshot: opened when data is first asked for. */
final class SourceReader implements WorkerData {
    private final ConnectionSpec spec;
    private final DumpSessionSetup setup;
    private final SnapshotHolder holder;
    private final StallWatch watch;
    private final Cancellation cancellation;
    private final byte[] space = new byte[CopiedRows.PIECE];
    private final Set<String> locked = new HashSet<>();
    private volatile @Nullable Session session;
    private Cancellation.@Nullable Registration registration;
    private long bytes;
    private long rows;

    /** @param setup imports the snapshot */
    SourceReader(
            ConnectionSpec spec,
            DumpSessionSetup setup,
            SnapshotHolder holder,
            StallWatch watch,
            Cancellation cancellation) {
        this.watch = watch;
        this.spec = spec;
        this.setup = setup;
        this.holder = holder;
        this.cancellation = cancellation;
    }

    @Override
    public EntryData of(ArchiveEntry entry) {
        holder.check();
        rotate();
        bytes = 0;
        rows = 0;
        if (entry.data() instanceof LiveRows table) {
            Session open = session();
            lock(open, table);
            return table.on(open, space, this::moved, counted -> rows = counted);
        }
        if (entry.data() instanceof LiveObjects objects) {
            return objects.on(session(), this::moved);
        }
        throw new IllegalStateException("no data of the source: " + entry.tag());
    }

    private void moved(long more) {
        bytes += more;
    }

    @Override
    public WorkUnit.Outcome outcome() {
        WorkUnit.Outcome outcome = new WorkUnit.Outcome(rows, bytes, 0);
        rows = 0;
        bytes = 0;
        return outcome;
    }

    /** A connection that has carried as much as one should is given up. */
    private void rotate() {
        Session open = session;
        if (open != null && open.encryptedBytes() > Session.mostEncryptedBytes()) {
            close();
        }
    }

    private Session session() {
        Session open = session;
        if (open == null) {
            open = watch.open(spec);
            session = open;
            registration = cancellation.onCancel(open::cancel);
            begin(open);
            // A role may have switched it off; without it, each stretch would read the whole table.
            open.execute("SET enable_tidscan = on; SET max_parallel_workers_per_gather = 0");
        }
        return open;
    }

    private void begin(Session open) {
        try {
            setup.begin(open);
        } catch (ServerException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST) {
                throw e;
            }
            throw new EngineException(e.code(), "could not join the migration's snapshot: " + e.getMessage(), e);
        }
    }

    /**
     * Waiting behind somebody who wants the table for himself would be a deadlock that the server cannot see. A table that
     * was truncated or written anew since the snapshot would look empty: while the holder has its locks nobody can do that.
     */
    private void lock(Session open, LiveRows rows) {
        String table = rows.lock();
        if (table.isEmpty() || !locked.add(table)) {
            return;
        }
        String file = open.text("LOCK TABLE " + table + " IN ACCESS SHARE MODE NOWAIT;\n"
                + "SELECT 1 FROM pg_catalog.pg_class WHERE oid = "
                + rows.table().oid()
                + " AND relfilenode IS DISTINCT FROM pg_catalog.pg_relation_filenode(oid)");
        if (file != null) {
            throw new EngineException(
                    ErrorCode.CATALOG_INCONSISTENT,
                    "table " + table + " was truncated or rewritten since the migration's snapshot was taken");
        }
    }

    @Override
    public void cancel() {
        Session open = session;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void close() {
        if (registration != null) {
            registration.close();
            registration = null;
        }
        Session open = session;
        session = null;
        if (open != null) {
            open.close();
        }
        locked.clear();
    }
}
