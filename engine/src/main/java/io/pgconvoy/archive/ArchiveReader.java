package io.pgconvoy.archive;

import java.util.List;

/**
 * An archive opened for reading. One thread at a time. The {@link EntryData} of its entries reads from the underlying
 * storage and works until the reader is closed.
 */
public interface ArchiveReader extends AutoCloseable {

    /** Header and TOC, read when the archive was opened. */
    Archive archive();

    /** What the user should know about the archive although it can be read. */
    List<String> warnings();

    @Override
    void close();
}
