package io.pgconvoy.archive;

/**
 * Hears of everything that is found in an archive that is read from front to back, damaged or not. Calls for one entry
 * come from one thread, those for different entries from any. Buffers are lent, as for {@link ByteSink}.
 */
public interface ScanListener {

    /** The rows of an entry begin. */
    ByteSink rows(int dumpId);

    /** The large objects of an entry begin. */
    LargeObjectSink objects(int dumpId);

    /** What began has come to its end, as far as the format can tell. */
    void complete(int dumpId);

    /**
     * Something is not as it should be.
     *
     * @param dumpId the entry that cannot be trusted; 0 where it is none's data
     * @param offset in the archive, where it was noticed; -1 where there is none to tell
     */
    void damaged(int dumpId, long offset, String message);
}
