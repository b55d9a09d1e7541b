package io.pgconvoy.archive.plain;

/** Switches of a script or restore, named after the options of pg_restore. */
public enum ScriptFlag {
    /** Drop objects before creating them. */
    CLEAN,
    /** Drop with IF EXISTS. */
    IF_EXISTS,
    NO_OWNER,
    /** Create each object as its owner instead of handing it over afterwards. */
    USE_SET_SESSION_AUTHORIZATION,
    NO_TABLESPACES,
    NO_TABLE_ACCESS_METHOD,
    /** Switch triggers off while data goes in; of no effect when the schema is restored too. */
    DISABLE_TRIGGERS,
    ENABLE_ROW_SECURITY,
    SINGLE_TRANSACTION,
    QUOTE_ALL_IDENTIFIERS,
    VERBOSE
}
