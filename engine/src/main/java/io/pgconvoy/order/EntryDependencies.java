package io.pgconvoy.order;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.SectionBoundary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives entries the dependencies that an archive records: those of their object, where each object that is not in the
 * archive stands for what it needs itself.
 */
public final class EntryDependencies {
    private final DumpOrder order;
    private final Map<Integer, DatabaseObject> objects = new HashMap<>();

    public EntryDependencies(DumpOrder order) {
        this.order = order;
        order.objects().forEach(object -> objects.put(object.dumpId(), object));
    }

    /** The entries, those without dependencies of their own completed from the graph. */
    public List<ArchiveEntry> complete(List<ArchiveEntry> entries) {
        Set<Integer> archived = entries.stream().map(ArchiveEntry::dumpId).collect(Collectors.toSet());
        return entries.stream()
                .map(entry -> entry.dependencies().isEmpty() && objects.containsKey(entry.dumpId())
                        ? entry.withDependencies(of(entry.dumpId(), archived))
                        : entry)
                .toList();
    }

    /** The entries for a script, which is not restored by dependencies: with those alone that stock gives itself. */
    public List<ArchiveEntry> forScript(List<ArchiveEntry> entries) {
        return entries.stream()
                .map(entry -> entry.dependencies().isEmpty() && archivesEveryDependency(entry.dumpId())
                        ? entry.withDependencies(order.graph().of(entry.dumpId()))
                        : entry)
                .toList();
    }

    private List<Integer> of(int dumpId, Set<Integer> archived) {
        if (archivesEveryDependency(dumpId)) {
            return order.graph().of(dumpId);
        }
        List<Integer> found = new ArrayList<>();
        collect(dumpId, archived, found);
        return found;
    }

    private boolean archivesEveryDependency(int dumpId) {
        DatabaseObject object = objects.get(dumpId);
        return object != null && object.archivesEveryDependency();
    }

    private void collect(int dumpId, Set<Integer> archived, List<Integer> found) {
        if (objects.get(dumpId) instanceof SectionBoundary) {
            // Everything of a section hangs on its boundary: following it would make every entry need all others.
            return;
        }
        for (int needed : order.graph().of(dumpId)) {
            if (archived.contains(needed)) {
                found.add(needed);
            } else {
                collect(needed, archived, found);
            }
        }
    }
}
