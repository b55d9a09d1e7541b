package io.pgconvoy.connect;

/** Takes the rows of one query, in order. */
@FunctionalInterface
public interface RowReader {
    /** @param row valid during this call only */
    void read(Row row);
}
