package io.pgconvoy.dump;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.PartedCodec;
import io.pgconvoy.content.ContentLog;
import io.pgconvoy.object.EntryDataSource;
import java.util.List;

/** Where a dump's data comes from: the entries' data, and when the reading of it begins and ends. */
public interface DumpData extends EntryDataSource {

    /**
     * Has the content of these entries' data logged as it is read, from the snapshot itself. At most once, before
     * {@link #start}.
     */
    List<ArchiveEntry> observed(List<ArchiveEntry> entries, ContentLog log);

    /**
     * Says that the data of these entries, which this source gave, will now be written in this order. Data may be left
     * out.
     */
    Reading start(List<ArchiveEntry> entries, Packing packing);

    /**
     * How the writer wants its data compressed, if it may come compressed.
     *
     * @param compression {@code none} where the writer does it itself, or nobody
     * @param rows for the rows of a table
     * @param least bytes of a table on disk; rows of smaller ones come as they are
     * @param objects for each large object
     */
    record Packing(Compression compression, PartedCodec rows, long least, Codec objects) {}

    /** The time while data is written. */
    interface Reading extends AutoCloseable {
        Reading NONE = new Reading() {};

        /** Throws unless all that was written is of one snapshot. */
        default void finish() {}

        @Override
        default void close() {}
    }
}
