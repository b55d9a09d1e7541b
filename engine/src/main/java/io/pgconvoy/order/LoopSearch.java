package io.pgconvoy.order;

import io.pgconvoy.object.DatabaseObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds dependency loops that do not overlap, depth first, and has each repaired before it looks for the next.
 *
 * <p>Which of several loops is found first decides how they are repaired, so start points go by dump ID and edges by
 * their order, as in stock (findDependencyLoops in pg_dump_sort.c).
 */
final class LoopSearch {
    private final DependencyGraph graph;
    private final IntFunction<@Nullable DatabaseObject> byDumpId;
    private final boolean[] processed;
    private final boolean[] onPath;
    /** For each object the start point to which no path leads from it. */
    private final int[] deadEndFor;

    LoopSearch(DependencyGraph graph, IntFunction<@Nullable DatabaseObject> byDumpId) {
        this.graph = graph;
        this.byDumpId = byDumpId;
        this.processed = new boolean[graph.lastDumpId() + 1];
        this.onPath = new boolean[graph.lastDumpId() + 1];
        this.deadEndFor = new int[graph.lastDumpId() + 1];
    }

    private static final class Step {
        final int dumpId;
        int nextEdge;

        Step(int dumpId) {
            this.dumpId = dumpId;
        }
    }

    /**
     * @param stuck the start points
     * @param repair takes each loop as found: every member needs the one after it, the last the first
     */
    void repairAll(List<DatabaseObject> stuck, Consumer<List<DatabaseObject>> repair) {
        boolean found = false;
        for (DatabaseObject start : stuck) {
            List<DatabaseObject> loop = find(start.dumpId());
            if (!loop.isEmpty()) {
                found = true;
                repair.accept(loop);
            }
            loop.forEach(member -> processed[member.dumpId()] = true);
            processed[start.dumpId()] = true;
        }
        if (!found) {
            throw new IllegalStateException("could not identify dependency loop");
        }
    }

    private List<DatabaseObject> find(int start) {
        Deque<Step> path = new ArrayDeque<>();
        enter(start, start, path);
        List<DatabaseObject> loop = List.of();
        while (!path.isEmpty() && loop.isEmpty()) {
            Step step = path.getLast();
            if (step.nextEdge == 0 && needs(step.dumpId, start)) {
                loop = members(path);
            } else if (step.nextEdge < graph.count(step.dumpId)) {
                enter(graph.needed(step.dumpId, step.nextEdge++), start, path);
            } else {
                deadEndFor[step.dumpId] = start;
                onPath[path.removeLast().dumpId] = false;
            }
        }
        path.forEach(step -> onPath[step.dumpId] = false);
        return loop;
    }

    private boolean needs(int dumpId, int other) {
        for (int edge = 0; edge < graph.count(dumpId); edge++) {
            if (graph.needed(dumpId, edge) == other) {
                return true;
            }
        }
        return false;
    }

    private void enter(int dumpId, int start, Deque<Step> path) {
        if (!processed[dumpId] && !onPath[dumpId] && deadEndFor[dumpId] != start) {
            onPath[dumpId] = true;
            path.addLast(new Step(dumpId));
        }
    }

    private List<DatabaseObject> members(Deque<Step> path) {
        List<DatabaseObject> members = new ArrayList<>();
        for (Step step : path) {
            DatabaseObject member = byDumpId.apply(step.dumpId);
            if (member == null) {
                throw new IllegalStateException("no object has dump ID " + step.dumpId);
            }
            members.add(member);
        }
        return members;
    }
}
