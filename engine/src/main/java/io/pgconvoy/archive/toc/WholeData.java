package io.pgconvoy.archive.toc;

import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the data of an archive to what its table of contents says, so that a damaged one does not restore less. */
final class WholeData {

    private final String where;
    private final List<TocEntry> entries;
    private final Map<Integer, TocEntry> objectGroups = new HashMap<>();
    private final boolean singleObjects;

    WholeData(String where, List<TocEntry> entries) {
        this.where = where;
        this.entries = entries;
        boolean any = false;
        for (TocEntry entry : entries) {
            any |= entry.kind.equals("BLOB");
            if (entry.kind.equals("BLOB METADATA")) {
                objectGroups.put(entry.dumpId, entry);
            }
        }
        singleObjects = any;
    }

    /** Old releases ended their data in other ways. */
    static boolean isKnownFor(ArchiveVersion version) {
        return version.atLeast(1, 12);
    }

    /** Whether entries of this kind, and no others, have data behind the table of contents. */
    static boolean isData(String kind) {
        return kind.equals("TABLE DATA") || kind.equals("BLOBS") || kind.equals("BLOB COMMENTS");
    }

    @Nullable
    EntryData of(TocEntry entry, @Nullable EntryData data) {
        if (data instanceof TableRows rows && entry.kind.equals("TABLE DATA")) {
            boolean copied = entry.copyStatement != null && !entry.copyStatement.isEmpty();
            return new WholeRows(where, name(entry), copied, rows);
        }
        if (data instanceof LargeObjects objects) {
            TocEntry group = group(entry);
            if (group != null) {
                return new WholeObjects(where, name(entry), () -> oids(group), objects);
            }
            if (singleObjects && objectGroups.isEmpty()) {
                return new WholeObjects(where, name(entry), this::oids, objects);
            }
        }
        return data;
    }

    private @Nullable TocEntry group(TocEntry objects) {
        for (Integer dumpId : objects.dependencies) {
            TocEntry group = objectGroups.get(dumpId);
            if (group != null) {
                return group;
            }
        }
        return null;
    }

    private static Set<Long> oids(TocEntry group) {
        String lines = group.definition == null ? "" : group.definition;
        return lines.lines()
                .filter(line -> line.length() <= 10 && line.chars().allMatch(c -> c >= '0' && c <= '9'))
                .filter(line -> !line.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private Set<Long> oids() {
        return entries.stream()
                .filter(entry -> entry.kind.equals("BLOB"))
                .map(entry -> entry.oid)
                .collect(Collectors.toSet());
    }

    private static String name(TocEntry entry) {
        return entry.dumpId + " (" + entry.kind + " " + entry.tag + ")";
    }
}
