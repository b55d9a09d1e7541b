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
 * @param jobs parallel sessions, at least 1
 */
public record ReadSettings(
        @Nullable String encoding,
        @Nullable String role,
        @Nullable String snapshot,
        @Nullable String lockWaitTimeout,
        @Nullable Integer extraFloatDigits,
        boolean serializableDeferrable,
        int jobs) {

    public static final ReadSettings DEFAULTS = new ReadSettings(null, null, null, null, null, false, 1);
}
