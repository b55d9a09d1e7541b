package io.pgconvoy.archive;

/** The contents of the large objects of one BLOBS entry. */
@FunctionalInterface
public non-sealed interface LargeObjects extends EntryData {

    /** Writes every large object to the sink. May be called once, unless the implementation says otherwise. */
    void writeTo(LargeObjectSink out);
}
