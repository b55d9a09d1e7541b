package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reader's session on the dump's snapshot: opened when needed, and anew when it was lost or has carried as much as one
 * connection should. One thread.
 */
final class ReaderSession implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final Setup setup;
    private final Set<String> locked = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private boolean onlyBorrows;
    private volatile @Nullable Session borrowed;
    private volatile @Nullable Session session;
    private Cancellation.@Nullable Registration registration;

    /**
     * What all readers' sessions have in common.
     *
     * @param statements imports the snapshot
     * @param mostEncryptedBytes after which a connection is changed
     * @param lost hears that a connection was lost and another is tried
     */
    record Setup(
            ConnectionSpec spec,
            DumpSessionSetup statements,
            long mostEncryptedBytes,
            Cancellation cancellation,
            Consumer<String> lost) {}

    ReaderSession(Setup setup) {
        this(setup, false);
    }

    private ReaderSession(Setup setup, boolean onlyBorrows) {
        this.setup = setup;
        this.onlyBorrows = onlyBorrows;
    }

    /** One without a session, for who has the dump's own. */
    static ReaderSession borrowing(Setup setup) {
        return new ReaderSession(setup, true);
    }

    /** Opens a session; false when the server has none to spare, and the dump's own must do from then on. */
    boolean available() {
        try {
            session();
            return true;
        } catch (EngineException e) {
            if (e.code() != ErrorCode.SERVER_RESOURCES) {
                throw e;
            }
            onlyBorrows = true;
            return false;
        }
    }

    /**
     * Runs something that reads, again on a new connection when the one it has is lost.
     *
     * @param loan gives the dump's own session, which has all the locks, where none of the reader's can do it
     * @param restart called before each further attempt
     */
    void reading(PartSource source, Supplier<Session> loan, Runnable restart, Consumer<Session> work) {
        boolean done = retried(source, restart, () -> {
            Session open = onlyBorrows ? null : lockedSession(source);
            if (open != null) {
                work.accept(open);
            }
            return open != null;
        });
        if (!done) {
            onLoan(loan, work);
        }
    }

    /** Whether the reader's own session can read it, whose lock it then has. */
    boolean mayRead(PartSource source) {
        return retried(source, () -> {}, () -> !onlyBorrows && lockedSession(source) != null);
    }

    private boolean retried(PartSource source, Runnable restart, BooleanSupplier work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.getAsBoolean();
            } catch (EngineException e) {
                boolean connection = e.code() == ErrorCode.CONNECTION_LOST || e.code() == ErrorCode.CONNECTION_FAILED;
                if (!connection || attempt == ATTEMPTS || setup.cancellation().isCancelled()) {
                    throw e;
                }
                setup.lost().accept("connection lost while reading " + source.inWords() + ": " + e.getMessage());
                close();
                pause(FIRST_PAUSE_MILLIS << attempt);
                restart.run();
            }
        }
    }

    /** To be called between parts: a connection that has carried its share is given up. */
    void rotate() {
        Session open = session;
        if (open != null && open.encryptedBytes() > setup.mostEncryptedBytes()) {
            close();
        }
    }

    private Session session() {
        Session open = session;
        if (open == null) {
            open = Session.open(setup.spec());
            session = open;
            registration = setup.cancellation().onCancel(open::cancel);
            begin(open);
            // A role may have switched it off; without it, each part would read the whole table.
            open.execute("SET enable_tidscan = on; SET max_parallel_workers_per_gather = 0");
        }
        return open;
    }

    private void begin(Session open) {
        try {
            setup.statements().begin(open);
        } catch (ServerException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST) {
                throw e;
            }
            throw new EngineException(e.code(), "could not join the dump's snapshot: " + e.getMessage(), e);
        }
    }

    /**
     * Somebody may wait for a stronger lock since the dump's own was taken; waiting behind them would be a deadlock that
     * the server cannot see.
     *
     * @return null where that is so
     */
    private @Nullable Session lockedSession(PartSource source) {
        String table = source.lock();
        if (refused.contains(table)) {
            return null;
        }
        Session open = session();
        if (table == null || !locked.add(table)) {
            return open;
        }
        String lock = "LOCK TABLE " + table + " IN ACCESS SHARE MODE NOWAIT";
        String next = source.firstStatement();
        if (next != null) {
            open.sendAhead(lock);
            open.sendAhead(next);
        }
        try {
            open.execute(lock);
            return open;
        } catch (EngineException e) {
            if (e.code() != ErrorCode.LOCK_NOT_AVAILABLE) {
                throw e;
            }
            refused.add(table);
            // The failure has ended the transaction, and the snapshot with it.
            close();
            return null;
        }
    }

    private void onLoan(Supplier<Session> loan, Consumer<Session> work) {
        Session own = loan.get();
        borrowed = own;
        try {
            work.accept(own);
        } catch (EngineException e) {
            throw SnapshotHolder.explained(e);
        } finally {
            borrowed = null;
        }
    }

    /** Ends what the reader waits for. Any thread may call this. */
    void cancel() {
        for (Session open : new Session[] {session, borrowed}) {
            if (open != null) {
                open.cancel();
            }
        }
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
    public void close() {
        if (registration != null) {
            registration.close();
            registration = null;
        }
        Session open = session;
        if (open != null) {
            open.close();
            session = null;
        }
        locked.clear();
    }
}
