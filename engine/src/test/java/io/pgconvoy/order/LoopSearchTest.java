package io.pgconvoy.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopSearchTest {
    private static final int MANY = 100_000;

    private final List<List<DatabaseObject>> loops = new ArrayList<>();

    @Test
    void aLoopIsFoundFromItsLowestDumpIdInTheOrderOfTheEdges() {
        assertEquals(List.of(ids(1, 3, 2)), search(3, 1, 3, 3, 2, 2, 1));
    }

    @Test
    void aDirectWayBackIsPreferredToALongerOne() {
        assertEquals(List.of(ids(1, 2)), search(3, 1, 2, 2, 3, 3, 1, 2, 1));
    }

    @Test
    void loopsThatOverlapARepairedOneWaitForTheNextRound() {
        assertEquals(List.of(ids(1, 2)), search(3, 1, 2, 2, 1, 2, 3, 3, 2));
    }

    @Test
    void twoSeparateLoopsAreFoundInOneRound() {
        assertEquals(List.of(ids(1, 2), ids(3, 4)), search(4, 1, 2, 2, 1, 3, 4, 4, 3));
    }

    @Test
    void anObjectThatNeedsItselfIsALoop() {
        assertEquals(List.of(ids(1)), search(1, 1, 1));
    }

    @Test
    void aLoopOfAHundredThousandObjectsDoesNotExhaustTheStack() {
        int[] ring = IntStream.rangeClosed(1, MANY)
                .flatMap(i -> IntStream.of(i, i % MANY + 1))
                .toArray();
        assertEquals(MANY, search(MANY, ring).get(0).size());
    }

    @Test
    void findingNoLoopIsABug() {
        assertThrows(IllegalStateException.class, () -> search(2, 1, 2));
    }

    /** @param edges pairs: the first needs the second */
    private List<List<Integer>> search(int count, int... edges) {
        DependencyGraph graph = new DependencyGraph(count);
        for (int i = 0; i < edges.length; i += 2) {
            graph.add(edges[i], edges[i + 1]);
        }
        List<DatabaseObject> objects = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            objects.add(Thing.of(id, ObjectKind.RELATION, "s", "t" + id));
        }
        new LoopSearch(graph, id -> objects.get(id - 1)).repairAll(objects, loops::add);
        return loops.stream()
                .map(loop -> loop.stream().map(DatabaseObject::dumpId).toList())
                .toList();
    }

    private static List<Integer> ids(Integer... ids) {
        return List.of(ids);
    }
}
