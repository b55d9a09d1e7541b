package io.pgconvoy.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.ObjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologicalSortTest {
    private final DatabaseObject a = Thing.of(1, ObjectKind.RELATION, "s", "a");
    private final DatabaseObject b = Thing.of(2, ObjectKind.RELATION, "s", "b");
    private final DatabaseObject c = Thing.of(3, ObjectKind.RELATION, "s", "c");
    private final DatabaseObject d = Thing.of(4, ObjectKind.RELATION, "s", "d");
    private final DependencyGraph graph = new DependencyGraph(4);

    @Test
    void objectsWithoutDependenciesKeepTheGivenOrder() {
        assertEquals(List.of(a, b, c, d), sorted());
    }

    @Test
    void whatIsNeededMovesBeforeTheFirstThatNeedsIt() {
        graph.add(a, d);
        assertEquals(List.of(d, a, b, c), sorted());
    }

    @Test
    void anObjectNeededTwiceByTheSameIsPlacedOnce() {
        graph.add(b, d);
        graph.add(b, d);
        graph.add(c, d);
        assertEquals(List.of(a, d, b, c), sorted());
    }

    @Test
    void aLoopLeavesItsMembersAndWhatTheyNeedStuck() {
        graph.add(b, c);
        graph.add(c, b);
        graph.add(c, a);
        TopologicalSort.Result result = TopologicalSort.sort(List.of(d, c, b, a), graph);
        assertFalse(result.isComplete());
        assertEquals(List.of(c, b, a), result.stuck());
    }

    private List<DatabaseObject> sorted() {
        TopologicalSort.Result result = TopologicalSort.sort(List.of(a, b, c, d), graph);
        assertTrue(result.isComplete());
        return result.order();
    }
}
