package io.pgconvoy.connect.wire;

/**
 * Hears the results of queries while they arrive, on the thread that waits for them. Must not use the connection, and
 * must not throw: the driver would lose its place among the messages.
 */
public interface ResultListener {
    /** @param description the body of a RowDescription message; the array is the listener's */
    void columns(byte[] description);

    /** @param row the body of a DataRow message; the array is the listener's */
    void row(byte[] row);
}
