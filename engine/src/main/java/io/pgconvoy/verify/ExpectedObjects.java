package io.pgconvoy.verify;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The OIDs of the large objects whose contents an archive must hold, as its TOC says. */
final class ExpectedObjects {
    private final Map<Integer, ArchiveEntry> groups = new HashMap<>();
    private final Map<Integer, ArchiveEntry> contents = new HashMap<>();
    private final Set<Long> single = new HashSet<>();

    ExpectedObjects(Archive archive) {
        for (ArchiveEntry entry : archive.entries()) {
            switch (entry.kind()) {
                case "BLOB METADATA" -> groups.put(entry.dumpId(), entry);
                case "BLOB" -> single.add(entry.catalogId().oid());
                case "BLOBS" -> contents.put(entry.dumpId(), entry);
                default -> {
                    // Nothing else tells of large objects.
                }
            }
        }
    }

    /** Null where the archive does not say: those before 1.12 create large objects with their contents. */
    @Nullable
    Set<Long> of(int dumpId) {
        ArchiveEntry entry = contents.get(dumpId);
        if (entry == null) {
            return null;
        }
        for (int dependency : entry.dependencies()) {
            ArchiveEntry group = groups.get(dependency);
            if (group != null) {
                return oids(group.definition());
            }
        }
        return groups.isEmpty() && !single.isEmpty() ? single : null;
    }

    private static Set<Long> oids(@Nullable String lines) {
        return (lines == null ? "" : lines)
                .lines()
                .filter(line -> line.matches("\\d{1,10}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }
}
