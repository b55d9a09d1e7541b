package io.pgconvoy.restore.ledger;

/**
 * Something of a TOC entry that is done in one transaction, together with its row in the ledger.
 *
 * @param entry its dump ID; 0 for what belongs to none
 * @param number from 0, in the order in which an entry's statements come; {@link #DATA} for its data, {@link #ANALYSIS} for
 *     statistics of the table that it fills
 */
public record Step(int entry, int number) {
    public static final int DATA = -1;
    public static final int ANALYSIS = -2;

    /** All that was to be dropped before is dropped. */
    public static final Step DROPS = new Step(0, 0);

    /** Nothing is left to do in the target, and nothing has failed. */
    public static final Step COMPLETE = new Step(0, 1);

    public static Step data(int entry) {
        return new Step(entry, DATA);
    }

    public static Step analysis(int entry) {
        return new Step(entry, ANALYSIS);
    }
}
