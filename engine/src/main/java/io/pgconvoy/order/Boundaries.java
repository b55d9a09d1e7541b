package io.pgconvoy.order;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.DumpNumbers;
import io.pgconvoy.object.ObjectKind;
import io.pgconvoy.object.SectionBoundary;

/** The two section boundaries, and the edges that keep each object on its side of them. */
record Boundaries(SectionBoundary preData, SectionBoundary postData) {
    /** Boundaries with the two dump IDs after the given one. */
    static Boundaries after(int lastDumpId) {
        return new Boundaries(
                SectionBoundary.of(ObjectKind.PRE_DATA_BOUNDARY, lastDumpId + 1),
                SectionBoundary.of(ObjectKind.POST_DATA_BOUNDARY, lastDumpId + 2));
    }

    /** @param numbers tell what stock knows: no loop that it finds leads through data that it has not collected */
    void addEdges(Iterable<DatabaseObject> objects, Dialect dialect, DumpNumbers numbers, DependencyGraph graph) {
        for (DatabaseObject object : objects) {
            switch (object.phase(dialect)) {
                case PRE_DATA -> graph.add(preData, object);
                case DATA -> {
                    graph.add(object, preData);
                    if (numbers.counts(object.dumpId())) {
                        graph.add(postData, object);
                    }
                }
                case POST_DATA -> graph.add(object, postData);
                case POST_DATA_IF_SEPARATE -> {
                    if (object.isSeparate()) {
                        graph.add(object, postData);
                    }
                }
                case NONE -> {}
            }
        }
        graph.add(postData, preData);
    }
}
