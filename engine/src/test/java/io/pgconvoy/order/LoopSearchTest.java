package io.pgconvoy.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.ObjectKind;
import java.time.Duration;
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

    /** Without memory of dead ends, each layer would double the ways to go. */
    @Test
    void manyWaysToTheSameDeadEndAreGoneOnce() {
        int layers = 60;
        List<Integer> edges = new ArrayList<>();
        for (int id = 1; id <= 2 * layers; id++) {
            int next = id % 2 == 1 ? id + 2 : id + 1;
            edges.addAll(List.of(id, next, id, next + 1));
        }
        int last = 2 * layers + 2;
        edges.addAll(List.of(last + 1, last + 2, last + 2, last + 1));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertEquals(List.of(ids(last + 1, last + 2)), search(last + 2, edges)));
    }

    /** Without memory of start points, each would go the whole way of those before it. */
    @Test
    void startPointsThatAreInNoLoopAreNotVisitedAgain() {
        List<Integer> edges = new ArrayList<>();
        for (int id = 2; id <= 5 * MANY; id++) {
            edges.addAll(List.of(id, id - 1));
        }
        edges.addAll(List.of(5 * MANY + 1, 5 * MANY + 1));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertEquals(List.of(ids(5 * MANY + 1)), search(5 * MANY + 1, edges)));
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

    private List<List<Integer>> search(int count, List<Integer> edges) {
        return search(count, edges.stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<Integer> ids(Integer... ids) {
        return List.of(ids);
    }
}
