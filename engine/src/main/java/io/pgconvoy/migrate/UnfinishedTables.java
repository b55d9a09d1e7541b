package io.pgconvoy.migrate;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.select.EntryKinds;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.restore.ledger.Step;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables of which a part of the rows is in the target: with rows of another snapshot they would not be whole. */
record UnfinishedTables(Set<Integer> entries, Set<String> tables) {

    /** @param done what the interrupted migration did */
    static UnfinishedTables of(List<ArchiveEntry> entries, Set<Step> done, Dialect dialect) {
        Set<Integer> created = new HashSet<>();
        Map<String, List<ArchiveEntry>> loads = new LinkedHashMap<>();
        for (ArchiveEntry entry : entries) {
            if (entry.kind().equals("TABLE") && done.contains(new Step(entry.dumpId(), 0))) {
                created.add(entry.dumpId());
            } else if (entry.data() instanceof LiveRows) {
                loads.computeIfAbsent(loaded(entry, Identifier.of(dialect)), name -> new ArrayList<>())
                        .add(entry);
            }
        }
        UnfinishedTables unfinished = new UnfinishedTables(new HashSet<>(), new HashSet<>());
        loads.forEach((table, parts) -> unfinished.add(table, parts, done, created));
        return unfinished;
    }

    private void add(String table, List<ArchiveEntry> parts, Set<Step> done, Collection<Integer> created) {
        List<Integer> there = parts.stream()
                .map(ArchiveEntry::dumpId)
                .filter(part -> done.contains(Step.data(part)))
                .toList();
        if (there.isEmpty() || there.size() == parts.size()) {
            return;
        }
        if (!parts.stream()
                .allMatch(part -> created.contains(part.dependencies().get(0)))) {
            throw new UsageException("a part of the rows of " + table
                    + " had been copied when the migration was interrupted, and the table was there before:"
                    + " begin anew");
        }
        entries.addAll(there);
        tables.add(table);
    }

    /** What is emptied to take the entry's rows away: all partitions, where rows may be in any. */
    private static String loaded(ArchiveEntry entry, Identifier ids) {
        String own = ids.qualified(entry.namespace(), entry.tag());
        String copy = String.valueOf(entry.copyStatement());
        String definition = entry.definition();
        boolean throughRoot = definition != null && definition.startsWith(EntryKinds.PARTITION_ROOT_MARK);
        return copy.startsWith("COPY " + own + " ") && !throughRoot ? "ONLY " + own : name(copy);
    }

    /** The name behind the first word. */
    private static String name(String copyStatement) {
        int from = copyStatement.indexOf(' ') + 1;
        boolean quoted = false;
        for (int i = from; i < copyStatement.length(); i++) {
            char c = copyStatement.charAt(i);
            quoted ^= c == '"';
            if (c == ' ' && !quoted) {
                return copyStatement.substring(from, i);
            }
        }
        return copyStatement.substring(from);
    }
}
