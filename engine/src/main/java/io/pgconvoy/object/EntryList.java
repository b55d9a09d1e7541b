package io.pgconvoy.object;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes entries in the order in which the archive lists them. */
public final class EntryList {
    private final List<ArchiveEntry> entries = new ArrayList<>();
    private final UnaryOperator<EntryDraft> completion;

    public EntryList() {
        this(UnaryOperator.identity());
    }

    private EntryList(UnaryOperator<EntryDraft> completion) {
        this.completion = completion;
    }

    /** A list whose definitions serve pg_upgrade. */
    public static EntryList completedBy(UpgradeSql upgrade) {
        return new EntryList(upgrade::complete);
    }

    public void add(EntryDraft draft) {
        entries.add(completion.apply(draft).build());
    }

    public List<ArchiveEntry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
