package io.pgconvoy.object;

/**
 * The options that change what entries say, as {@code pg_dump} names them.
 *
 * @param rowsPerInsert 0 for COPY; 1 or more for INSERT statements of so many rows
 */
public record RenderOptions(
        boolean create,
        boolean clean,
        int rowsPerInsert,
        boolean columnInserts,
        boolean onConflictDoNothing,
        boolean disableDollarQuoting,
        boolean loadViaPartitionRoot,
        boolean noAcl,
        boolean noComments,
        boolean noSecurityLabels,
        boolean noPublications,
        boolean noSubscriptions,
        boolean noPolicies,
        boolean noTablespaces,
        boolean noToastCompression,
        boolean noUnloggedTableData) {

    public static final RenderOptions DEFAULTS = new RenderOptions(
            false, false, 0, false, false, false, false, false, false, false, false, false, false, false, false, false);
}
