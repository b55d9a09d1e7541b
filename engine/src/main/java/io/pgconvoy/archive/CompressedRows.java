package io.pgconvoy.archive;

/** Rows that can be had compressed, as the archive's header says: by what reads them, perhaps on several threads. */
public interface CompressedRows extends TableRows {

    /** Whether they are; {@link #writeTo} gives the bare rows otherwise. One of the two is called, once. */
    boolean compressed();

    void writeCompressedTo(CompressedSink out);
}
