package io.pgconvoy.archive;

/**
 * An archive that is read from front to back, whatever is damaged in it, as far as its format lets one go on behind
 * damage. One thread; nothing is sought, so that a pipe will do.
 */
public interface ArchiveScan extends AutoCloseable {

    /** Header and TOC, read when the archive was opened. */
    Archive archive();

    /** Reads everything behind the TOC. Once. */
    void run(ScanListener out);

    @Override
    void close();
}
