package io.pgconvoy.api;

/**
 * How a dump's statements and rows are written down; what a later restore can no longer change.
 *
 * @param rowsPerInsert 0 for COPY, else INSERT statements of so many rows
 * @param binaryUpgrade whether OIDs and the names of files are kept, for pg_upgrade
 */
public record StatementStyle(
        int rowsPerInsert,
        boolean columnInserts,
        boolean onConflictDoNothing,
        boolean loadViaPartitionRoot,
        boolean disableDollarQuoting,
        boolean quoteAllIdentifiers,
        boolean binaryUpgrade) {

    public static final StatementStyle DEFAULTS = new StatementStyle(0, false, false, false, false, false, false);
}
