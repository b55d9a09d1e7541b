package io.pgconvoy.api;

import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything one can ask of a restore.
 *
 * @param dialect the stock release whose statements are reproduced; null for the release that restores: the target
 *     server's own
 * @param useList reads the lines of a list of entries to restore, in this order ({@code --use-list}), once the archive is
 *     open; null for all in archive order
 * @param role to become before anything is created
 * @param singleTransaction all or nothing
 * @param transactionSize to commit after so many objects; 0 for no transactions of that kind
 * @param jobs how many sessions restore at the same time, at least 1
 * @param splitTables whether several of them may load the rows of one large table, which then lie in another order
 * @param exitOnError stop at the first object that fails
 * @param noDataForFailedTables leave out the rows of a table that could not be created
 * @param journaling where to write down what is done, for archives that are restored into a database; null for nowhere
 */
public record RestoreOptions(
        @Nullable Dialect dialect,
        RestoreInput input,
        ContentChoice contents,
        NameFilter names,
        @Nullable Supplier<List<String>> useList,
        Set<Omission> omissions,
        ScriptStyle script,
        @Nullable String role,
        boolean singleTransaction,
        int transactionSize,
        int jobs,
        boolean splitTables,
        boolean exitOnError,
        boolean noDataForFailedTables,
        @Nullable Journaling journaling) {

    /** What a restore takes unless told otherwise: everything, planner statistics included. */
    public static final ContentChoice ALL_CONTENTS = new ContentChoice(
            true, true, true, false, ContentChoice.LargeObjectChoice.ALWAYS, ContentChoice.ALL_SECTIONS);

    public RestoreOptions {
        omissions = Set.copyOf(omissions);
    }

    /** The whole archive, into an existing database. */
    public static RestoreOptions from(RestoreInput input) {
        return new RestoreOptions(
                null,
                input,
                ALL_CONTENTS,
                NameFilter.EVERYTHING,
                null,
                Set.of(),
                ScriptStyle.DEFAULTS,
                null,
                false,
                0,
                1,
                true,
                false,
                false,
                null);
    }

    /** Whether a failure ends the restore: asked for, or nothing but noise could follow it. */
    public boolean stopsAtFirstFailure() {
        return exitOnError || singleTransaction || transactionSize > 0;
    }

    /** The same for another input. */
    public RestoreOptions withInput(RestoreInput other) {
        return new RestoreOptions(
                dialect,
                other,
                contents,
                names,
                useList,
                omissions,
                script,
                role,
                singleTransaction,
                transactionSize,
                jobs,
                splitTables,
                exitOnError,
                noDataForFailedTables,
                journaling);
    }

    public boolean omits(Omission part) {
        return omissions.contains(part);
    }
}
