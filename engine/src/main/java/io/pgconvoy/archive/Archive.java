package io.pgconvoy.archive;

import java.util.List;

/** A header and the TOC entries in archive order. */
public record Archive(ArchiveHeader header, List<ArchiveEntry> entries) {

    public Archive {
        entries = List.copyOf(entries);
    }
}
