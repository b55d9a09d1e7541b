package io.pgconvoy.api;

/** What a dump is written as. */
public enum OutputFormat {
    /** One SQL script for {@code psql}. */
    PLAIN,
    CUSTOM,
    DIRECTORY,
    TAR
}
