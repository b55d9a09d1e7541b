package io.pgconvoy.order;

import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.Dependencies;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Which object needs which, by dump ID. An edge may occur several times, and each object's edges keep the order in
 * which they were added: loop search and archives show it. Used by one thread.
 */
public final class DependencyGraph implements Dependencies {
    private static final int[] NONE = {};

    /** Plain numbers: large catalogs have millions of edges. */
    private final int[][] needed;

    private final int[] counts;

    /** @param lastDumpId the highest dump ID of any object */
    public DependencyGraph(int lastDumpId) {
        needed = new int[lastDumpId + 1][];
        Arrays.fill(needed, NONE);
        counts = new int[lastDumpId + 1];
    }

    @Override
    public void add(int dependent, int needs) {
        int count = counts[dependent]++;
        if (count == needed[dependent].length) {
            needed[dependent] = Arrays.copyOf(needed[dependent], Math.max(4, count + count / 2));
        }
        needed[dependent][count] = needs;
    }

    /** Takes away every edge between two objects. */
    public void remove(DatabaseObject dependent, DatabaseObject needs) {
        int[] edges = needed[dependent.dumpId()];
        int kept = 0;
        for (int i = 0; i < counts[dependent.dumpId()]; i++) {
            if (edges[i] != needs.dumpId()) {
                edges[kept++] = edges[i];
            }
        }
        counts[dependent.dumpId()] = kept;
    }

    /** How many edges lead from an object. */
    public int count(int dumpId) {
        return counts[dumpId];
    }

    /** The object that one edge of an object leads to; edges are counted from zero. */
    public int needed(int dumpId, int edge) {
        return needed[dumpId][edge];
    }

    /** The objects that one object needs: a view of the graph as it is and will be. */
    public List<Integer> of(int dumpId) {
        return new Edges(dumpId);
    }

    public int lastDumpId() {
        return needed.length - 1;
    }

    private final class Edges extends AbstractList<Integer> implements RandomAccess {
        private final int dumpId;

        Edges(int dumpId) {
            this.dumpId = dumpId;
        }

        @Override
        public Integer get(int index) {
            return needed[dumpId][index];
        }

        @Override
        public int size() {
            return counts[dumpId];
        }
    }
}
