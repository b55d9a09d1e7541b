package io.pgconvoy.api;

import java.time.Duration;
import java.util.Set;

/**
 * What of two databases is compared.
 *
 * @param contents definitions, contents or both; planner statistics are never compared
 * @param patterns resolved on either side by itself
 * @param omissions what of the definitions does not count
 * @param jobs how many sessions read on each server, at least 1
 * @param rows how many differing rows are named for each table; 0 for none
 * @param refreshed whether the target computed materialized views anew: where they hold other rows, that is told, but is no
 *     difference
 * @param patience how long to wait for a server that has gone away, or a connection that carries nothing, meanwhile
 */
public record CompareOptions(
        ContentChoice contents,
        ObjectPatterns patterns,
        Set<Omission> omissions,
        int jobs,
        int rows,
        boolean refreshed,
        Duration patience) {

    public static final int DEFAULT_ROWS = 10;

    /** Everything. */
    public static final CompareOptions DEFAULTS = new CompareOptions(
            ContentChoice.DEFAULTS,
            ObjectPatterns.EVERYTHING,
            Set.of(),
            1,
            DEFAULT_ROWS,
            false,
            MigrateOptions.DEFAULT_PATIENCE);

    public CompareOptions {
        omissions = Set.copyOf(omissions);
    }

    /** The same on so many sessions. */
    public CompareOptions withJobs(int other) {
        return new CompareOptions(contents, patterns, omissions, other, rows, refreshed, patience);
    }

    /** The same, waiting so long for a server. */
    public CompareOptions withPatience(Duration other) {
        return new CompareOptions(contents, patterns, omissions, jobs, rows, refreshed, other);
    }

    public boolean omits(Omission part) {
        return omissions.contains(part);
    }
}
