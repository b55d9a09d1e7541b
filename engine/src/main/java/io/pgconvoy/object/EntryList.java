package io.pgconvoy.object;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes entries in the order in which the archive lists them. */
public final class EntryList {
    private final List<ArchiveEntry> entries = new ArrayList<>();

    public void add(EntryDraft draft) {
        entries.add(draft.build());
    }

    public List<ArchiveEntry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
