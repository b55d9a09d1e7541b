package io.pgconvoy.api;

/** A part of every object's description that is left out on request: the {@code --no-…} options. */
public enum Omission {
    OWNERS,
    PRIVILEGES,
    COMMENTS,
    SECURITY_LABELS,
    PUBLICATIONS,
    SUBSCRIPTIONS,
    POLICIES,
    TABLESPACES,
    TABLE_ACCESS_METHODS,
    TOAST_COMPRESSION,
    UNLOGGED_TABLE_DATA
}
