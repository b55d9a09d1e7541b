package io.pgconvoy.api;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.restore.Archives;
import java.util.List;
import java.util.Map;

/**
 * What is in an archive.
 *
 * @param archive its data cannot be read any more
 * @param dataSizes about how many bytes of the archive the data of entries takes, by dump ID, where that is known
 * @param warnings what the user should know about the archive although it can be read
 */
public record ArchiveListing(Archive archive, Map<Integer, Long> dataSizes, List<String> warnings) {

    public ArchiveListing {
        dataSizes = Map.copyOf(dataSizes);
        warnings = List.copyOf(warnings);
    }

    /** Reads header and table of contents. */
    public static ArchiveListing of(RestoreInput input) {
        try (ArchiveReader reader = Archives.open(input)) {
            return new ArchiveListing(reader.archive(), reader.dataSizes(), reader.warnings());
        }
    }
}
