package io.pgconvoy.archive;

import io.pgconvoy.storage.StorageOutput;

/** Writes a whole archive in one format. Stateless; one call works on one thread. */
public interface ArchiveWriter {

    /**
     * Writes header, TOC and all data to the output. Neither commits nor closes it: that is for the caller, once
     * everything else that belongs to the dump has succeeded too.
     */
    void write(Archive archive, StorageOutput out);
}
