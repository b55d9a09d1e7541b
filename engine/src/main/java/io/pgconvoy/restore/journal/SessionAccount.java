package io.pgconvoy.restore.journal;

import io.pgconvoy.api.RestoreStoppedException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Session;
import io.pgconvoy.restore.journal.Mark.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one session of a restore has done: tells the {@link Account} before and after each piece of work, and leaves out
 * what was done before. Without an account it lets everything through. One thread.
 */
public final class SessionAccount {
    private final @Nullable Account account;
    private final List<Mark> pending = new ArrayList<>();
    private @Nullable ArchiveEntry entry;
    private Kind kind = Kind.STEP;
    private int number;
    private boolean entryFailed;
    private long transaction;
    private boolean transactionFailed;
    private boolean inData;
    private boolean dataFailed;
    private @Nullable Mark unsure;

    public SessionAccount(@Nullable Account account) {
        this.account = account;
    }

    /** A piece of work. */
    public interface Work {
        /** Does it; false if the server refused it. */
        boolean run();
    }

    /** Whether a journal is kept, for which transactions are told by their IDs. */
    public boolean kept() {
        return account != null;
    }

    /** Whether it goes on with what a restore before has done. */
    public boolean continues() {
        return account != null && account.continues();
    }

    public void opened(Session session) {
        transaction = 0;
        pending.clear();
        if (account != null) {
            account.session(session);
        }
    }

    /** What follows drops what the entry creates. */
    public void dropping(ArchiveEntry current) {
        at(current, Kind.DROP);
    }

    /** The server is at work on the entry, of which nothing else is told yet. */
    public void underWay(ArchiveEntry current) {
        if (account != null) {
            account.running(current.dumpId());
        }
    }

    /** That has ended, however it did. */
    public void notUnderWay(ArchiveEntry current) {
        if (account != null) {
            account.notRunning(current.dumpId());
        }
    }

    /** What follows restores the entry. */
    public void restoring(ArchiveEntry current) {
        at(current, Kind.STEP);
        entryFailed = false;
        if (account != null) {
            account.running(current.dumpId());
        }
    }

    private void at(ArchiveEntry current, Kind what) {
        entry = current;
        kind = what;
        number = 0;
        inData = false;
    }

    /** All of the current entry has been tried. */
    public void restored() {
        if (account == null || entry == null) {
            return;
        }
        account.ended(entry.dumpId(), !entryFailed);
        if (!entryFailed) {
            end(Mark.all(entry.dumpId()));
        }
    }

    /** Whether the entry needs nothing any more. */
    public boolean isDone(ArchiveEntry other) {
        return account != null && account.wasDone(other);
    }

    /** Does the next piece of work, unless it was done before. */
    public void step(Work work) {
        if (account == null || entry == null || inData) {
            tried(work.run());
            return;
        }
        Mark mark = new Mark(entry.dumpId(), kind, number++);
        if (account.wasDone(mark)) {
            return;
        }
        if (transaction != 0) {
            if (tried(work.run())) {
                pending.add(mark);
            }
            return;
        }
        alone(account, mark, work);
    }

    private void alone(Account kept, Mark mark, Work work) {
        unsure = kept.wasBegun(mark) ? mark : null;
        kept.begun(mark);
        try {
            // What could not be dropped may be there when the restore is continued, made by itself.
            if (tried(work.run()) || kind == Kind.DROP) {
                kept.done(mark);
            } else {
                kept.failed(mark);
            }
        } catch (RestoreStoppedException e) {
            kept.failed(mark);
            throw e;
        } finally {
            unsure = null;
        }
    }

    private boolean tried(boolean successful) {
        if (!successful) {
            failed();
        }
        return successful;
    }

    /** Something of the current entry was refused. */
    public void failed() {
        entryFailed = true;
        transactionFailed = true;
        dataFailed = true;
    }

    /**
     * Whether an error means that the present piece of work had been done before, when nobody could be told; if so it
     * counts as done.
     */
    public boolean provesDone(String sqlState) {
        Mark mark = unsure;
        if (account == null || entry == null || mark == null) {
            return false;
        }
        boolean proof = mark.kind() == Kind.DROP
                ? AlreadyThere.isDropped(sqlState)
                : AlreadyThere.isMeantBy(sqlState, entry.kind());
        if (!proof) {
            return false;
        }
        account.unsure(mark);
        return true;
    }

    /** Whether the entry's object may have been there before the restore. */
    public boolean doubtful(ArchiveEntry other) {
        return account != null && account.unsure(other);
    }

    /** @param id the transaction's, by which the server can be asked about it later */
    public void transactionBegan(long id) {
        transaction = id;
        transactionFailed = false;
        pending.clear();
    }

    /** Nothing of the transaction is left. */
    public void transactionUndone() {
        transaction = 0;
        pending.clear();
    }

    public boolean inTransaction() {
        return transaction != 0;
    }

    /** To be called before the transaction is committed. */
    public void committing() {
        if (inData && entry != null) {
            pending.add(Mark.data(entry.dumpId()));
        }
        if (account != null && !transactionFailed && !pending.isEmpty()) {
            account.committing(transaction, pending);
        }
    }

    /** @param successfully whether the server did not refuse; what failed before makes it roll back without a word */
    public void transactionEnded(boolean successfully) {
        if (account != null && successfully && !transactionFailed && !pending.isEmpty()) {
            account.committed(transaction, pending);
        }
        if (!successfully) {
            failed();
        }
        transaction = 0;
        pending.clear();
    }

    /** The entry's data follow; false if they are there already. */
    public boolean beginData() {
        if (account == null || entry == null) {
            return true;
        }
        if (account.wasDone(Mark.data(entry.dumpId()))) {
            return false;
        }
        inData = true;
        dataFailed = false;
        return true;
    }

    /** Whether rows of the entry may be in the table from before. */
    public boolean mayHaveData() {
        return account != null && entry != null && account.wasBegun(Mark.data(entry.dumpId()));
    }

    /** Rows follow that nothing holds together with what is told about them. */
    public void dataWithoutTransaction() {
        if (account != null && entry != null) {
            account.begun(Mark.data(entry.dumpId()));
        }
    }

    /** @param atOnce whether data that failed left nothing in the table */
    public void endData(boolean atOnce) {
        inData = false;
        if (account == null || entry == null) {
            return;
        }
        Mark data = Mark.data(entry.dumpId());
        if (dataFailed && atOnce) {
            account.failed(data);
        } else {
            end(data);
        }
    }

    private void end(Mark mark) {
        if (transaction != 0) {
            pending.add(mark);
        } else if (account != null) {
            account.done(mark);
        }
    }
}
