package io.pgconvoy.api;

import org.jspecify.annotations.Nullable;

/**
 * How the source database is read.
 *
 * @param encoding client encoding of the dump; null for the database's own
 * @param role to become after logging in
 * @param snapshot an exported snapshot to read, instead of a new one
 * @param lockWaitTimeout in any form the server takes for {@code statement_timeout}
 * @param extraFloatDigits null for the most exact the server has
 * @param jobs how many sessions read data at the same time: at least 1, or {@link #AUTOMATIC_JOBS}
 */
public record ReadSettings(
        @Nullable String encoding,
        @Nullable String role,
        @Nullable String snapshot,
        @Nullable String lockWaitTimeout,
        @Nullable Integer extraFloatDigits,
        boolean serializableDeferrable,
        int jobs) {

    /** One for each processor, and two at least. */
    public static final int AUTOMATIC_JOBS = 0;

    public static final ReadSettings DEFAULTS = new ReadSettings(null, null, null, null, null, false, 1);

    /** The same with another number of sessions. */
    public ReadSettings withJobs(int other) {
        return new ReadSettings(
                encoding, role, snapshot, lockWaitTimeout, extraFloatDigits, serializableDeferrable, other);
    }
}
