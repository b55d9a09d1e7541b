package io.pgconvoy.restore;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.StallWatch;
import io.pgconvoy.restore.ledger.Ledger;
import io.pgconvoy.restore.ledger.LedgerSession;
import io.pgconvoy.restore.ledger.Step;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Restores entries with data from elsewhere. What is done stands in the ledger in the same transaction; so after a lost
 * connection, on either side, it is known what must be done again, and nothing is there twice.
 */
final class LiveWorker implements Worker {
    private static final int ATTEMPTS = 5;

    private final LedgerSession sessions;
    private final ScriptBody restore;
    private final TargetTerms terms;
    private final Ledger ledger;
    private final Supplier<WorkerData> sources;
    private final byte[] copyMessage = CopyLoad.messageBuffer();
    private volatile @Nullable Link link;
    private volatile @Nullable WorkerData source;
    private volatile boolean cancelled;

    /**
     * @param patience how long a server may be away: starting again, say
     */
    LiveWorker(
            ConnectionSpec spec,
            ScriptBody restore,
            TargetTerms terms,
            Ledger ledger,
            Supplier<WorkerData> sources,
            StallWatch watch,
            Duration patience) {
        this.restore = restore;
        this.terms = terms;
        this.ledger = ledger;
        this.sources = sources;
        this.sessions = new LedgerSession(spec, ledger, watch, patience, this::isEnded);
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
            try {
                restoreNow(selected, emptied);
                return;
            } catch (EngineException e) {
                boolean deadlock = e.code() == ErrorCode.TRANSACTION_CONFLICT;
                if (!(LedgerSession.isLost(e) || deadlock) || attempt == ATTEMPTS || isEnded()) {
                    throw e;
                }
                if (!deadlock) {
                    terms.progress()
                            .warning(
                                    "connection lost while restoring " + name(selected.entry()) + ": " + e.getMessage(),
                                    "It is tried again on a new connection.");
                }
                giveUpSessions();
                LedgerSession.pauseAfter(attempt);
            }
        }
    }

    private void restoreNow(SelectedEntry selected, boolean emptied) {
        Link open = link();
        ArchiveEntry entry = selected.entry();
        EntryData data = selected.wants(Part.DATA) ? entry.data() : null;
        if (data == null) {
            open.body().restore(selected, false);
        } else if (open.sink().wantsData(entry) && !ledger.isDone(Step.data(entry.dumpId()))) {
            open.sink().entry(entry);
            terms.progress().note("processing data of " + name(entry));
            // What a migration before this one put there is referred to by keys: TRUNCATE might be refused.
            boolean truncated = emptied && !ledger.resumed();
            new LiveLoad(open.session(), terms, ledger, copyMessage)
                    .load(
                            entry,
                            source().of(entry),
                            truncated ? terms.emptyTables().name(entry) : null);
        }
    }

    private Link link() {
        Link open = link;
        if (open == null) {
            Session session = sessions.open();
            DatabaseSink sink = new DatabaseSink(session, terms);
            open = new Link(session, sink, restore.on(sink));
            link = open;
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

    private static String name(ArchiveEntry entry) {
        String schema = entry.namespace();
        return entry.kind() + " \"" + (schema == null || schema.isEmpty() ? "" : schema + ".") + entry.tag() + "\"";
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

    private void giveUpSessions() {
        Link open = link;
        if (open != null) {
            sessions.giveUp(open.session());
        }
        close();
    }

    @Override
    public void close() {
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
}
