package io.pgconvoy.connect;

import org.jspecify.annotations.Nullable;

/**
 * What command lines say about a connection; null where they say nothing.
 *
 * @param dbname a database name, or a whole connection string or URI, which then overrides the others
 */
public record ConnectionRequest(
        @Nullable String dbname,
        @Nullable String host,
        @Nullable String port,
        @Nullable String user) {}
