package io.pgconvoy.connect;

/** When the user is asked for a password. */
public enum PasswordPolicy {
    /** {@code --no-password}: fail when the server wants one that is not at hand. */
    NEVER,
    /** When the server wants one that is not at hand. */
    WHEN_NEEDED,
    /** {@code --password}: before connecting. */
    ALWAYS
}
