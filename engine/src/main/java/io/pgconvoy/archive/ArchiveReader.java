package io.pgconvoy.archive;

import java.util.List;
import java.util.Map;

/**
 * An archive opened for reading. One thread at a time. The {@link EntryData} of its entries reads from the underlying
 * storage and works until the reader is closed.
 */
public interface ArchiveReader extends AutoCloseable {

    /** Header and TOC, read when the archive was opened. */
    Archive archive();

    /** What the user should know about the archive although it can be read. */
    List<String> warnings();

    /**
     * About how many bytes of the archive the data of entries takes, by dump ID. Entries of unknown size are missing;
     * the sizes tell which entry is more work than another, no more.
     */
    default Map<Integer, Long> dataSizes() {
        return Map.of();
    }

    @Override
    void close();
}
