package io.pgconvoy.archive;

/** Takes the bytes of one data item that is compressed already, as the archive's header says. Else a {@link ByteSink}. */
public interface CompressedSink extends ByteSink {

    /** What has come so far can be decompressed without what comes next: a reader may have to see the cut. */
    void cut();
}
