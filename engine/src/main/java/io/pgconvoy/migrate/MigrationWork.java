package io.pgconvoy.migrate;

import io.pgconvoy.api.WorkAhead;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.restore.EntryWork;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the workers of a migration do, in words and in shares of the whole. */
final class MigrationWork implements EntryWork {
    private static final Map<String, String> WORDS = Map.of(
            "TABLE DATA", "rows",
            "BLOBS", "large objects",
            "FK CONSTRAINT", "foreign key",
            "MATERIALIZED VIEW DATA", "materialized view");

    /** By the time they take, roughly, an index weighs less than the rows of its table, a check of rows less still. */
    private static final Map<String, Integer> SHARES = Map.of("INDEX", 4, "CONSTRAINT", 4, "FK CONSTRAINT", 8);

    /** Without data they only keep others waiting. */
    private static final Set<String> BEHIND_PARTS = Set.of("TABLE DATA", "BLOBS");

    private final Map<Integer, Long> bytes;
    private final Map<Integer, Integer> parts = new HashMap<>();
    private final Map<Integer, Long> ofTables = new HashMap<>();

    /** @param bytes of the entries' data, by dump ID; a part has all of its table's */
    MigrationWork(List<ArchiveEntry> entries, Map<Integer, Long> bytes) {
        this.bytes = bytes;
        for (ArchiveEntry entry : entries) {
            if (entry.data() != null) {
                parts.merge(object(entry), 1, Integer::sum);
                entry.dependencies().stream()
                        .findFirst()
                        .ifPresent(table -> ofTables.put(table, bytes.getOrDefault(entry.dumpId(), 0L)));
            }
        }
    }

    /** What all parts of some data have in common: the table. Its entry's number is no other data's. */
    private static int object(ArchiveEntry data) {
        return data.dependencies().isEmpty() ? -1 : -1 - data.dependencies().get(0);
    }

    /**
     * What lies ahead.
     *
     * @param more objects besides the entries
     * @param moreWeight what those weigh
     */
    WorkAhead ahead(List<ArchiveEntry> entries, long rows, int more, long moreWeight) {
        Set<Integer> seen = new HashSet<>();
        long weight = moreWeight;
        for (ArchiveEntry entry : entries) {
            WorkUnit unit = of(entry, 1);
            if (unit != null) {
                weight += unit.weight();
                seen.add(entry.data() == null ? entry.dumpId() : object(entry));
            }
        }
        return new WorkAhead(seen.size() + more, rows, weight);
    }

    @Override
    public @Nullable WorkUnit of(ArchiveEntry entry, int worker) {
        String schema = entry.namespace();
        String kind = entry.section() == Section.PRE_DATA
                ? "definition"
                : WORDS.getOrDefault(entry.kind(), entry.kind().toLowerCase(Locale.ROOT));
        String name = schema == null || schema.isEmpty() ? entry.tag() : schema + "." + entry.tag();
        if (entry.data() != null) {
            int units = parts.getOrDefault(object(entry), 1);
            return new WorkUnit(worker, kind, name, units, bytes.getOrDefault(entry.dumpId(), 0L) / units);
        }
        return BEHIND_PARTS.contains(entry.kind()) ? null : new WorkUnit(worker, kind, name, 1, weight(entry));
    }

    private long weight(ArchiveEntry entry) {
        Integer share = SHARES.get(entry.kind());
        String definition = entry.definition();
        if (share == null
                || definition == null
                || definition.contains(" USING INDEX ")
                || definition.contains(" NOT VALID")) {
            return 0;
        }
        return entry.dependencies().stream()
                        .mapToLong(table -> ofTables.getOrDefault(table, 0L))
                        .max()
                        .orElse(0)
                / share;
    }
}
