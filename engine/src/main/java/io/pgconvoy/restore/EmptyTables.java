package io.pgconvoy.restore;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.select.EntryKinds;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.sql.Identifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tables may be emptied in the transaction that loads them, so that a server with {@code wal_level=minimal} need
 * not log their rows: those that this restore itself made, and that nothing else puts rows into.
 */
final class EmptyTables {
    private final RestoreLog log;
    private final Identifier ids;
    private final Map<Integer, Integer> loads = new HashMap<>();

    EmptyTables(List<SelectedEntry> entries, RestoreLog log, Dialect dialect) {
        this.log = log;
        this.ids = Identifier.of(dialect, false);
        for (SelectedEntry selected : entries) {
            List<Integer> dependencies = selected.entry().dependencies();
            if (isTableData(selected.entry()) && selected.wants(Part.DATA) && !dependencies.isEmpty()) {
                loads.merge(dependencies.get(0), 1, Integer::sum);
            }
        }
    }

    boolean isEmptied(ArchiveEntry entry) {
        return isLoadedAlone(entry) && log.created(entry.dependencies().get(0));
    }

    /** Whether nothing else of the restore puts rows into the entry's table, and its rows go nowhere else. */
    boolean isLoadedAlone(ArchiveEntry entry) {
        return isTableData(entry)
                && !entry.dependencies().isEmpty()
                && !isLoadedThroughRoot(entry)
                && loads.getOrDefault(entry.dependencies().get(0), 0) == 1;
    }

    /** The entry's table, as SQL names it. */
    String name(ArchiveEntry entry) {
        return ids.qualified(entry.namespace(), entry.tag());
    }

    /** Rows of a partition that go to the partitioned table may end up in any partition. */
    private boolean isLoadedThroughRoot(ArchiveEntry entry) {
        String definition = entry.definition();
        String copy = entry.copyStatement();
        if (definition != null && definition.startsWith(EntryKinds.PARTITION_ROOT_MARK)) {
            return true;
        }
        return copy != null
                && !copy.isEmpty()
                && !copy.startsWith("COPY " + ids.qualified(entry.namespace(), entry.tag()) + " ");
    }

    private static boolean isTableData(ArchiveEntry entry) {
        return entry.kind().equals("TABLE DATA");
    }
}
