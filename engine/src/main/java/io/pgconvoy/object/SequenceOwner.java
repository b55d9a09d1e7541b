package io.pgconvoy.object;

/**
 * The column that a sequence belongs to.
 *
 * @param table the table's OID
 * @param column the column's number
 * @param identity the sequence is the column's identity, not just owned by it
 */
public record SequenceOwner(long table, int column, boolean identity) {}
