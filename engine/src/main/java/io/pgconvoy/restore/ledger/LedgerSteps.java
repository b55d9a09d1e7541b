package io.pgconvoy.restore.ledger;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one session: gives each statement the row that says it is done, and leaves out what is. Without a ledger it
 * lets everything through. One thread.
 */
public final class LedgerSteps {
    private final @Nullable Ledger ledger;
    private int entry;
    private int number;

    public LedgerSteps(@Nullable Ledger ledger) {
        this.ledger = ledger;
    }

    /** Something to do in one transaction. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it; false if the server refused it.
         *
         * @param record a statement for the same transaction; empty for none
         */
        boolean run(String record);
    }

    /** What follows belongs to this entry. */
    public void at(int dumpId) {
        entry = dumpId;
        number = 0;
    }

    /** What follows is done each time. */
    public void atNone() {
        entry = 0;
    }

    /** Does the next step, unless it is done. */
    public boolean step(Work work) {
        return ledger == null || entry == 0 ? work.run("") : run(ledger, new Step(entry, number++), work);
    }

    /**
     * Does several steps at once; where the server refuses that, or some of them are done, one after the other.
     *
     * @param each does one of them
     */
    public boolean steps(int count, Work together, IntFunction<Work> each) {
        if (ledger == null || entry == 0) {
            return together.run("") || all(count, index -> each.apply(index).run(""));
        }
        Step whole = new Step(entry, number);
        int first = number + 1;
        number = first + count;
        if (ledger.isDone(whole)) {
            return true;
        }
        boolean some = false;
        for (int i = 0; i < count; i++) {
            some |= ledger.isDone(new Step(entry, first + i));
        }
        return !some && run(ledger, whole, together)
                || all(count, index -> run(ledger, new Step(entry, first + index), each.apply(index)));
    }

    private interface Each {
        boolean run(int index);
    }

    private static boolean all(int count, Each each) {
        boolean successful = true;
        for (int i = 0; i < count; i++) {
            successful &= each.run(i);
        }
        return successful;
    }

    private static boolean run(Ledger ledger, Step step, Work work) {
        if (ledger.isDone(step)) {
            return true;
        }
        boolean successful = work.run(ledger.record(step));
        if (successful) {
            ledger.recorded(step);
        }
        return successful;
    }
}
