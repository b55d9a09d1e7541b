package io.pgconvoy.archive;

/** Large objects each of which can be had compressed, as {@link CompressedRows} can. */
public interface CompressedObjects extends LargeObjects {

    /** Whether they are; {@link #writeTo} gives the bare objects otherwise. One of the two is called, once. */
    boolean compressed();

    /** The bytes between start and end of an object are one compressed stream. */
    void writeCompressedTo(LargeObjectSink out);
}
