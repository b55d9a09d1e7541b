package io.pgconvoy.archive.select;

/** What an entry can contribute. */
public enum Part {
    SCHEMA,
    DATA,
    STATISTICS,
    /** A setting of the whole archive: kept in archives, never restored as an entry. */
    SPECIAL
}
