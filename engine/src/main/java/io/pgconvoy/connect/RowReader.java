package io.pgconvoy.connect;

/** Takes the rows of one query, in order, while they arrive: the session is busy meanwhile and runs nothing else. */
@FunctionalInterface
public interface RowReader {
    /** @param row may be kept: it is the reader's */
    void read(Row row);
}
