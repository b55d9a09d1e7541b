package io.pgconvoy.restore;

import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.archive.ArchiveEntry;
import org.jspecify.annotations.Nullable;

/** What a worker is said to do while it restores an entry. Any thread may ask. */
public interface EntryWork {

    /** Null for what is no work. */
    @Nullable
    WorkUnit of(ArchiveEntry entry, int worker);
}
