package io.pgconvoy.restore;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;

/**
 * Restores entries with data from elsewhere. What takes long is one transaction each, so that after a lost connection, on
 * either side, it is known whether it must be done again, and nothing is there twice.
 */
final class LiveWorker implements Worker {
    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 100;

    /** Definitions that are one object each, all or nothing. */
    private static final Set<String> WHOLE =
            Set.of("INDEX", "CONSTRAINT", "FK CONSTRAINT", "CHECK CONSTRAINT", "MATERIALIZED VIEW DATA");

    /** What may be done twice without harm. */
    private static final Set<String> REPEATABLE =
            Set.of("ACL", "COMMENT", "SECURITY LABEL", "SEQUENCE SET", "STATISTICS DATA", "EXTENDED STATISTICS DATA");

    private final ConnectionSpec spec;
    private final ScriptBody restore;
    private final TargetTerms terms;
    private final Supplier<WorkerData> sources;
    private final byte[] copyMessage = CopyLoad.messageBuffer();
    private volatile @Nullable Link link;
    private volatile @Nullable WorkerData source;
    private volatile boolean cancelled;

    LiveWorker(ConnectionSpec spec, ScriptBody restore, TargetTerms terms, Supplier<WorkerData> sources) {
        this.spec = spec;
        this.restore = restore;
        this.terms = terms;
        this.sources = sources;
    }

    /** The worker's session in the target, and the restore on it. */
    private record Link(Session session, DatabaseSink sink, ScriptBody body) {}

    @Override
    public void begin() {
        link();
    }

    @Override
    public void restore(SelectedEntry selected, boolean emptied) {
        for (int attempt = 1; ; attempt++) {
            Transaction transaction = null;
            try {
                Link open = link();
                transaction = new Transaction(open.session());
                restore(selected, emptied, open, transaction);
                return;
            } catch (EngineException e) {
                boolean deadlock = e.code() == ErrorCode.TRANSACTION_CONFLICT && !(e instanceof ServerException);
                if (!(isLost(e) || deadlock) || attempt == ATTEMPTS || isEnded()) {
                    throw e;
                }
                if (!deadlock) {
                    terms.progress()
                            .warning(
                                    "connection lost while restoring " + name(selected.entry()) + ": " + e.getMessage(),
                                    "It is tried again on a new connection.");
                }
                closeAll();
                pause(FIRST_PAUSE_MILLIS << attempt);
                if (transaction != null && isDone(transaction, selected.entry(), e)) {
                    return;
                }
            }
        }
    }

    private void restore(SelectedEntry selected, boolean emptied, Link open, Transaction transaction) {
        ArchiveEntry entry = selected.entry();
        EntryData data = selected.wants(Part.DATA) ? entry.data() : null;
        if (data != null && open.sink().wantsData(entry)) {
            open.sink().entry(entry);
            terms.progress().note("processing data of " + name(entry));
            new LiveLoad(open.session(), terms, copyMessage)
                    .load(
                            entry,
                            source().of(entry),
                            emptied ? terms.emptyTables().name(entry) : null,
                            transaction);
        } else if (data == null && WHOLE.contains(entry.kind())) {
            transaction.begin();
            open.body().restore(selected, false);
            if (open.session().connection().getTransactionState() == TransactionState.FAILED) {
                // The failure has been told. What the session was set to for this entry is forgotten with it.
                closeAll();
            } else {
                transaction.commit();
            }
        } else if (data == null) {
            transaction.notUsed(REPEATABLE.contains(entry.kind()));
            open.body().restore(selected, false);
        }
    }

    /** Asks on another connection what has become of a transaction. */
    private boolean isDone(Transaction transaction, ArchiveEntry entry, EngineException loss) {
        if (transaction.isRepeatable()) {
            return false;
        }
        Boolean committed = transaction.outcome(link().session());
        if (committed == null) {
            throw new EngineException(
                    ErrorCode.CONNECTION_LOST,
                    "the connection was lost while " + name(entry)
                            + " was finished, and the server does not tell whether it is: " + loss.getMessage(),
                    loss);
        }
        return committed;
    }

    private Link link() {
        Link open = link;
        if (open == null) {
            Session session = Session.open(spec);
            DatabaseSink sink = new DatabaseSink(session, terms);
            open = new Link(session, sink, restore.on(sink));
            link = open;
            // What it loses in a crash of the server, the migration loses as a whole.
            session.execute("SET synchronous_commit = off");
            open.body().beginSession();
        }
        return open;
    }

    private WorkerData source() {
        WorkerData open = source;
        if (open == null) {
            open = sources.get();
            source = open;
        }
        return open;
    }

    private boolean isEnded() {
        return cancelled || terms.cancellation().isCancelled();
    }

    private static boolean isLost(EngineException e) {
        return e.code() == ErrorCode.CONNECTION_LOST || e.code() == ErrorCode.CONNECTION_FAILED;
    }

    private static String name(ArchiveEntry entry) {
        String schema = entry.namespace();
        return entry.kind() + " \"" + (schema == null || schema.isEmpty() ? "" : schema + ".") + entry.tag() + "\"";
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        WorkerData read = source;
        if (read != null) {
            read.cancel();
        }
        Link open = link;
        if (open != null) {
            open.sink().cancel();
        }
    }

    private void closeAll() {
        Link open = link;
        link = null;
        if (open != null) {
            open.sink().close();
        }
        WorkerData read = source;
        source = null;
        if (read != null) {
            read.close();
        }
    }

    @Override
    public void close() {
        closeAll();
    }
}
