package io.pgconvoy.restore;

import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;

/**
 * Where a worker has the data of entries from that come from no archive. Used by the worker's thread, but for
 * {@link #cancel}.
 */
public interface WorkerData extends AutoCloseable {

    /**
     * Data that may be written once, now. What fails here or when it is written is thrown; after a lost connection the
     * worker closes this and asks another one, from the data's start.
     */
    EntryData of(ArchiveEntry entry);

    /** What there was of the data that was written last; asked again it is nothing. */
    WorkUnit.Outcome outcome();

    /** Ends what the worker waits for, if it waits here. Any thread may call it. */
    void cancel();

    @Override
    void close();
}
