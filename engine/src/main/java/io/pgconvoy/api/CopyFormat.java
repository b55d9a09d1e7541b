package io.pgconvoy.api;

/** How rows travel from server to server. */
public enum CopyFormat {
    /** In binary form where it is known to mean the same on both sides, as text elsewhere: table by table. */
    AUTO,
    TEXT,
    /** In binary form, also of types of which nobody has promised that it stays the same. */
    BINARY
}
