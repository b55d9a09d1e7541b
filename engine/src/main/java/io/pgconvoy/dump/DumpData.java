package io.pgconvoy.dump;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.PartedCodec;
import io.pgconvoy.content.ContentLog;
import io.pgconvoy.object.EntryDataSource;
import java.util.List;
import java.util.function.Consumer;

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
     * As {@link #start(List, Packing)}, where some entries need not wait for those before them.
     *
     * @param writer writes one entry's data, on any thread
     */
    default Reading start(List<ArchiveEntry> entries, Packing packing, Consumer<ArchiveEntry> writer) {
        return start(entries, packing);
    }

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

        /** Whether the entry's data is written as it is read, and not to be asked for. */
        default boolean isApart(ArchiveEntry entry) {
            return false;
        }

        /** Waits for data that is written apart. Throws unless all that was written is of one snapshot. */
        default void finish() {}

        @Override
        default void close() {}
    }
}
