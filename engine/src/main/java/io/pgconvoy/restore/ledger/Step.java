package io.pgconvoy.restore.ledger;

/**
 * Something of a TOC entry that is done in one transaction, together with its row in the ledger.
 *
 * @param entry its dump ID; 0 for what belongs to none
 * @param number from 0, in the order in which an entry's statements come; {@link #DATA} for its data
 */
public record Step(int entry, int number) {
    public static final int DATA = -1;

    /** All that was to be dropped before is dropped. */
    public static final Step DROPS = new Step(0, 0);

    public static Step data(int entry) {
        return new Step(entry, DATA);
    }
}
