package io.pgconvoy.archive.select;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.EnumSet;
import java.util.Set;

/** An entry with the parts of it that are wanted; none when it is left out. */
public record SelectedEntry(ArchiveEntry entry, Set<Part> parts) {

    private static final Set<Part> RESTORED = EnumSet.of(Part.SCHEMA, Part.DATA, Part.STATISTICS);

    public boolean wants(Part part) {
        return parts.contains(part);
    }

    /** Whether a restore does anything for it. */
    public boolean isRestored() {
        return parts.stream().anyMatch(RESTORED::contains);
    }
}
