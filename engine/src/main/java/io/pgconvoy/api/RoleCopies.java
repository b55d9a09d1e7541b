package io.pgconvoy.api;

/** Whether a migration makes roles in the target that are not there yet. */
public enum RoleCopies {
    NONE,
    WITHOUT_PASSWORDS,
    /** With the hashes of their passwords, which only superusers of the source may read. */
    WITH_PASSWORDS
}
