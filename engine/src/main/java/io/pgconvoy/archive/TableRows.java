package io.pgconvoy.archive;

/**
 * The rows of one table, as the data stream of an archive: COPY text including its terminator {@code \.\n\n\n}, or
 * INSERT statements followed by two newlines when the entry has no COPY statement.
 */
@FunctionalInterface
public non-sealed interface TableRows extends EntryData {

    /** Writes all bytes to the sink. May be called once, unless the implementation says otherwise. */
    void writeTo(ByteSink out);
}
