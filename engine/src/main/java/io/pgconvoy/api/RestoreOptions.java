package io.pgconvoy.api;

import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything one can ask of a restore.
 *
 * @param dialect the stock release whose statements are reproduced; null for the release that restores: the target
 *     server's own
 * @param useList the dump IDs to restore, in this order ({@code --use-list}); null for all in archive order
 * @param role to become before anything is created
 * @param singleTransaction all or nothing
 * @param exitOnError stop at the first object that fails
 * @param noDataForFailedTables leave out the rows of a table that could not be created
 */
public record RestoreOptions(
        @Nullable Dialect dialect,
        RestoreInput input,
        ContentChoice contents,
        NameFilter names,
        @Nullable List<Integer> useList,
        Set<Omission> omissions,
        ScriptStyle script,
        @Nullable String role,
        boolean singleTransaction,
        boolean exitOnError,
        boolean noDataForFailedTables) {

    /** What a restore takes unless told otherwise: everything, planner statistics included. */
    public static final ContentChoice ALL_CONTENTS = new ContentChoice(
            true, true, true, false, ContentChoice.LargeObjectChoice.ALWAYS, ContentChoice.ALL_SECTIONS);

    public RestoreOptions {
        useList = useList == null ? null : List.copyOf(useList);
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
                false,
                false);
    }

    public boolean omits(Omission part) {
        return omissions.contains(part);
    }
}
