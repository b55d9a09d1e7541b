package io.pgconvoy.order;

import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.Dependencies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which object needs which, by dump ID. An edge may occur several times, and each object's edges keep the order in
 * which they were added: loop search and archives show it. Used by one thread.
 */
public final class DependencyGraph implements Dependencies {
    private final List<List<Integer>> needed;

    /** @param lastDumpId the highest dump ID of any object */
    public DependencyGraph(int lastDumpId) {
        needed = new ArrayList<>(Collections.nCopies(lastDumpId + 1, List.of()));
    }

    @Override
    public void add(int dependent, int needs) {
        List<Integer> edges = needed.get(dependent);
        if (edges.isEmpty()) {
            edges = new ArrayList<>(4);
            needed.set(dependent, edges);
        }
        edges.add(needs);
    }

    /** Takes away every edge between two objects. */
    public void remove(DatabaseObject dependent, DatabaseObject needs) {
        needed.get(dependent.dumpId()).removeIf(id -> id == needs.dumpId());
    }

    /** The objects that one object needs. */
    public List<Integer> of(int dumpId) {
        return Collections.unmodifiableList(needed.get(dumpId));
    }

    public int lastDumpId() {
        return needed.size() - 1;
    }
}
