package io.pgconvoy.order;

import io.pgconvoy.object.DatabaseObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves objects no further from their given order than their dependencies demand.
 *
 * <p>Works from the end: of the objects that nothing left needs, the one that stands last in the given order takes the
 * last free place. That is stock's way (TopoSort in pg_dump_sort.c), and other correct ways give other orders.
 */
final class TopologicalSort {
    private final List<DatabaseObject> given;
    private final DependencyGraph graph;
    private final int[] neededBy;
    private final int[] position;

    private TopologicalSort(List<DatabaseObject> given, DependencyGraph graph) {
        this.given = given;
        this.graph = graph;
        this.neededBy = new int[graph.lastDumpId() + 1];
        this.position = new int[graph.lastDumpId() + 1];
    }

    /**
     * @param order the objects in order, when all could be placed
     * @param stuck those that are in loops or needed by loops, when not
     */
    record Result(List<DatabaseObject> order, List<DatabaseObject> stuck) {
        boolean isComplete() {
            return stuck.isEmpty();
        }
    }

    static Result sort(List<DatabaseObject> given, DependencyGraph graph) {
        return new TopologicalSort(given, graph).sort();
    }

    private Result sort() {
        for (int i = 0; i < given.size(); i++) {
            int dumpId = given.get(i).dumpId();
            position[dumpId] = i;
            for (int edge = 0; edge < graph.count(dumpId); edge++) {
                neededBy[graph.needed(dumpId, edge)]++;
            }
        }
        DatabaseObject[] order = new DatabaseObject[given.size()];
        int free = place(order);
        return free == 0 ? new Result(Arrays.asList(order), List.of()) : new Result(List.of(), stuck());
    }

    /** Fills the order from its end; gives the number of places left. */
    private int place(DatabaseObject[] order) {
        IntHeap ready = new IntHeap(given.size());
        for (int i = 0; i < given.size(); i++) {
            if (neededBy[given.get(i).dumpId()] == 0) {
                ready.add(i);
            }
        }
        int free = order.length;
        while (!ready.isEmpty()) {
            DatabaseObject next = given.get(ready.removeLargest());
            order[--free] = next;
            for (int edge = 0; edge < graph.count(next.dumpId()); edge++) {
                int needed = graph.needed(next.dumpId(), edge);
                if (--neededBy[needed] == 0) {
                    ready.add(position[needed]);
                }
            }
        }
        return free;
    }

    private List<DatabaseObject> stuck() {
        List<DatabaseObject> stuck = new ArrayList<>();
        for (DatabaseObject object : given) {
            if (neededBy[object.dumpId()] > 0) {
                stuck.add(object);
            }
        }
        return stuck;
    }
}
