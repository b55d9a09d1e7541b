package io.pgconvoy.restore.ledger;

/**
 * What a ledger says of its migration as a whole.
 *
 * @param identity of the source: its cluster's and its own; empty where the server keeps it to itself
 * @param sourceName for people
 * @param plan a digest of all entries and how they are restored: only with the same one do dump IDs mean the same
 * @param snapshot the exported snapshot's ID
 * @param snapshotState which transactions it sees, as {@code txid_current_snapshot()} tells
 * @param consistent whether all that is done is of one snapshot
 * @param begun for people
 */
public record LedgerHead(
        String identity,
        String sourceName,
        String plan,
        String snapshot,
        String snapshotState,
        boolean consistent,
        String begun) {
    public LedgerHead withSnapshot(String id, String state, boolean same) {
        return new LedgerHead(identity, sourceName, plan, id, state, consistent && same, begun);
    }
}
