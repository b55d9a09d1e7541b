package io.pgconvoy.migrate;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.dump.parallel.PageRanges;
import io.pgconvoy.dump.parallel.PageRanges.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an entry with much data several, which can be restored at the same time. The entry itself stays, without data,
 * behind its parts: what waits for the data waits for it, and so for all of them.
 */
final class EntryParts {
    private static final int OBJECTS_IN_A_PART = 500;

    private final PageRanges ranges;
    private final boolean divisible;
    private final Map<Integer, Long> sizes = new HashMap<>();
    private int lastDumpId;

    /**
     * @param ranges of all tables
     * @param divisible whether the source reads a stretch of pages at the cost of those pages
     */
    EntryParts(PageRanges ranges, boolean divisible, int lastDumpId) {
        this.ranges = ranges;
        this.divisible = divisible;
        this.lastDumpId = lastDumpId;
    }

    /** About how much work entries are, by dump ID; a part counts as all of its table, so that large tables come first. */
    Map<Integer, Long> sizes() {
        return sizes;
    }

    /** The highest in use. */
    int lastDumpId() {
        return lastDumpId;
    }

    List<ArchiveEntry> divide(List<ArchiveEntry> entries) {
        List<ArchiveEntry> divided = new ArrayList<>();
        for (ArchiveEntry entry : entries) {
            List<EntryData> parts = parts(entry);
            if (parts.size() < 2) {
                divided.add(entry);
                continue;
            }
            List<Integer> needed = new ArrayList<>(entry.dependencies());
            for (EntryData part : parts) {
                ArchiveEntry own = withDumpId(entry, ++lastDumpId).withData(part);
                sizes.put(own.dumpId(), sizes.getOrDefault(entry.dumpId(), 0L));
                needed.add(own.dumpId());
                divided.add(own);
            }
            divided.add(withoutStatement(entry).withDependencies(needed));
        }
        return divided;
    }

    private List<EntryData> parts(ArchiveEntry entry) {
        List<EntryData> parts = new ArrayList<>();
        if (entry.data() instanceof LiveRows rows) {
            sizes.put(entry.dumpId(), ranges.bytes(rows.table().oid()));
            if (divisible && rows.isDivisible()) {
                for (Range range : ranges.of(rows.table().oid())) {
                    parts.add(rows.of(range));
                }
            }
        } else if (entry.data() instanceof LiveObjects objects) {
            List<Long> oids = objects.oids();
            for (int from = 0; from < oids.size(); from += OBJECTS_IN_A_PART) {
                parts.add(new LiveObjects(oids.subList(from, Math.min(from + OBJECTS_IN_A_PART, oids.size()))));
            }
        }
        return parts;
    }

    private static ArchiveEntry withDumpId(ArchiveEntry entry, int dumpId) {
        return copy(entry, dumpId, entry.copyStatement(), entry.data());
    }

    private static ArchiveEntry withoutStatement(ArchiveEntry entry) {
        return copy(entry, entry.dumpId(), null, null);
    }

    private static ArchiveEntry copy(
            ArchiveEntry entry, int dumpId, @Nullable String copyStatement, @Nullable EntryData data) {
        return new ArchiveEntry(
                dumpId,
                entry.catalogId(),
                entry.tag(),
                entry.kind(),
                entry.section(),
                entry.definition(),
                entry.drop(),
                copyStatement,
                entry.namespace(),
                entry.tablespace(),
                entry.tableAccessMethod(),
                entry.relkind(),
                entry.owner(),
                entry.dependencies(),
                data,
                entry.lateDefinition());
    }
}
