package io.pgconvoy.order;

import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.DumpNumbers;
import io.pgconvoy.object.Repairs;
import java.util.List;

/**
 * The result of ordering.
 *
 * @param objects in the order in which they are to be written, section boundaries included
 * @param repairs what must be written differently to break loops
 * @param graph the dependencies that remain, without loops
 * @param lastDumpId the highest dump ID in use, the boundaries' included
 * @param numbers stock's dump IDs, which are for the entries when they are complete
 */
public record DumpOrder(
        List<DatabaseObject> objects, Repairs repairs, DependencyGraph graph, int lastDumpId, DumpNumbers numbers) {}
