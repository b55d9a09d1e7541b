package io.pgconvoy.restore;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Session;
import io.pgconvoy.restore.journal.SessionAccount;
import io.pgconvoy.restore.ledger.LedgerSteps;
import java.util.Arrays;
import java.util.function.Function;
import org.postgresql.core.TransactionState;

/**
 * Runs commands on the session that is restored into, and notes what fails, in the words of stock's tools. One thread, but
 * for {@link #cancel()}.
 */
final class TargetCommands implements AutoCloseable {
    static final String QUERY_FAILED = "could not execute query";
    private static final String BEGIN_FAILED = "could not start database transaction";
    private static final String COMMIT_FAILED = "could not commit database transaction";
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 5;
    /** Since 8.3, and still there in 19. */
    private static final String TRANSACTION_ID = "SELECT pg_catalog.txid_current()";

    private final TargetTerms terms;
    private final Failures failures;
    private final SessionAccount account;
    private final LedgerSteps ledger;
    private volatile TargetSession target;
    private boolean inTransaction;

    /** @param session closed with the commands */
    TargetCommands(Session session, TargetTerms terms) {
        this.terms = terms;
        this.failures = new Failures(terms.stopAtFirst(), terms.log());
        this.account = new SessionAccount(terms.account());
        this.ledger = new LedgerSteps(terms.ledger());
        this.target = open(session);
    }

    private TargetSession open(Session session) {
        TargetSession opened = new TargetSession(session, terms);
        try {
            account.opened(session);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    TargetTerms terms() {
        return terms;
    }

    SessionAccount account() {
        return account;
    }

    LedgerSteps ledger() {
        return ledger;
    }

    TargetSession target() {
        return target;
    }

    Session session() {
        return target.session();
    }

    boolean inTransaction() {
        return inTransaction;
    }

    /** What follows belongs to the entry. */
    void at(ArchiveEntry entry) {
        failures.at(entry);
    }

    /** The statements that create the entry have run. */
    void created(ArchiveEntry entry) {
        if (!account.doubtful(entry)) {
            failures.created(entry);
        }
    }

    /** Runs a command; false if it failed and the restore goes on. */
    boolean run(String sql) {
        return run(bytes(sql));
    }

    /** As {@link #run(String)}, for text in the archive's encoding. */
    boolean run(byte[] sql) {
        return run(sql, QUERY_FAILED);
    }

    /** @param record runs in the same transaction; empty for nothing */
    boolean runRecorded(byte[] sql, String record) {
        return run(sql, record.isEmpty() ? sql : followed(sql, record), QUERY_FAILED);
    }

    /** The statements need not end with a semicolon; an empty one does no harm. */
    private byte[] followed(byte[] sql, String record) {
        byte[] last = bytes(";\n" + record);
        byte[] all = Arrays.copyOf(sql, sql.length + last.length);
        System.arraycopy(last, 0, all, sql.length, last.length);
        return all;
    }

    private boolean run(byte[] sql, String what) {
        return run(sql, sql, what);
    }

    private boolean run(byte[] shown, byte[] sql, String what) {
        terms.cancellation().check();
        return attempt(e -> failed(what, e, shown), () -> {
            try {
                executeAfterDeadlocks(sql);
            } catch (ServerException e) {
                if (terms.ledger() != null && e.code() == ErrorCode.SERVER_RESOURCES) {
                    // Everything after it would fail too, and all can be done later.
                    throw new EngineException(e.code(), String.valueOf(e.getMessage()), e);
                }
                if (!account.provesDone(e.sqlState())) {
                    throw e;
                }
            }
        });
    }

    /**
     * A command that the server gave up so that a neighbour could go on is run again: nothing of it is left, and the
     * neighbour has what it waited for. In a transaction it is for the caller to begin again.
     */
    private void executeAfterDeadlocks(byte[] sql) {
        for (int attempt = 1; ; attempt++) {
            try {
                session().execute(sql);
                return;
            } catch (ServerException e) {
                if (!e.sqlState().equals(DEADLOCK) || inTransaction || attempt == ATTEMPTS) {
                    throw e;
                }
                if (session().connection().getTransactionState() != TransactionState.IDLE) {
                    throw new EngineException(ErrorCode.TRANSACTION_CONFLICT, String.valueOf(e.getMessage()), e);
                }
            }
        }
    }

    /** Runs a command without which nothing else makes sense: its failure is the caller's. */
    void require(String sql) {
        session().execute(bytes(sql));
    }

    /** With a journal a transaction learns its ID at once: by that the server can be asked later what became of it. */
    void begin() {
        inTransaction = true;
        if (!account.kept()) {
            run(bytes("BEGIN"), BEGIN_FAILED);
            return;
        }
        attempt(
                e -> failed(BEGIN_FAILED, e, bytes("BEGIN")),
                () -> account.transactionBegan(
                        Long.parseLong(String.valueOf(session().text("BEGIN; " + TRANSACTION_ID)))));
    }

    /** Never run again: after a COMMIT that failed there is no transaction, and the next one would succeed for nothing. */
    void commit() {
        inTransaction = false;
        account.committing();
        byte[] commit = bytes("COMMIT");
        account.transactionEnded(
                attempt(e -> failed(COMMIT_FAILED, e, commit), () -> session().execute(commit)));
    }

    /** Undoes all since {@link #begin}. */
    void rollBack() {
        inTransaction = false;
        account.transactionUndone();
        require("ROLLBACK");
    }

    /** The session's settings, open transactions and temporary objects end here, as psql's would. */
    void goOnIn(String database) {
        Session old = session();
        Session next = Session.open(old.spec().withDatabase(old.startupName(database)));
        target.close();
        inTransaction = false;
        target = open(next);
    }

    /**
     * Runs one step; false if it failed and the restore goes on.
     *
     * @param message what stock's tools say of the failure
     */
    boolean attempt(Function<ServerException, String> message, Runnable step) {
        boolean successful = failures.attempt(message, step);
        if (!successful) {
            account.failed();
        }
        return successful;
    }

    String failed(String attempt, ServerException e, byte[] command) {
        return attempt + ": " + e.report() + "Command was: "
                + session().encoding().toUnicode(target.text(command));
    }

    /** Whoever tries something first that may fail cannot go on without a connection. */
    static void throwIfLost(ServerException e) {
        if (e.code() == ErrorCode.CONNECTION_LOST) {
            throw e;
        }
    }

    byte[] bytes(String text) {
        return text.getBytes(terms.charset());
    }

    /** Ends what the session is doing. Any thread may call it. */
    void cancel() {
        session().cancel();
    }

    @Override
    public void close() {
        target.close();
    }
}
