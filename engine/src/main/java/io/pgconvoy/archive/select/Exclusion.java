package io.pgconvoy.archive.select;

/** A class of entries a user can leave out as a whole, by {@code --no-} options. */
public enum Exclusion {
    ACLS,
    COMMENTS,
    POLICIES,
    PUBLICATIONS,
    SECURITY_LABELS,
    SUBSCRIPTIONS
}
