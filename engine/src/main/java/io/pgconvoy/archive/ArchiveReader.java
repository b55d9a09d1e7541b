package io.pgconvoy.archive;

/**
 * An archive opened for reading. One thread at a time. The {@link EntryData} of its entries reads from the underlying
 * storage and works until the reader is closed.
 */
public interface ArchiveReader extends AutoCloseable {

    /** Header and TOC, read when the archive was opened. */
    Archive archive();

    @Override
    void close();
}
