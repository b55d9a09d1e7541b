package io.pgconvoy.order;

import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.object.DatabaseModel;
import io.pgconvoy.object.DatabaseModelReader;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.DumpNumbers;
import io.pgconvoy.object.Extension;
import io.pgconvoy.object.SortContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Orders a model's objects: by name, then by dependencies, with loops repaired. */
public final class DependencyOrder {
    private final DatabaseModelReader.Result read;
    private final Dialect dialect;
    private final DumpNumbers numbers;
    private final Comparator<String> bytes;
    private final Consumer<String> warnings;

    /**
     * @param numbers stock's dump IDs, which decide where the search for loops begins
     * @param bytes compares names as strcmp compares their encoded bytes
     * @param warnings takes warnings about loops that only an arbitrary cut could break; further lines of one start with
     *     {@code detail:} or {@code hint:}
     */
    public DependencyOrder(
            DatabaseModelReader.Result read,
            Dialect dialect,
            DumpNumbers numbers,
            Comparator<String> bytes,
            Consumer<String> warnings) {
        this.read = read;
        this.dialect = dialect;
        this.numbers = numbers;
        this.bytes = bytes;
        this.warnings = warnings;
    }

    /** Asks what {@link #order} asks: for {@link CatalogReader#rehearse}. */
    public static void rehearse(CatalogReader catalog) {
        DependencyReader.rehearse(catalog);
    }

    /** Reads the dependencies and orders the objects. */
    public DumpOrder order(CatalogReader catalog) {
        DatabaseModel model = read.model();
        Boundaries boundaries = Boundaries.after(read.lastDumpId());
        DependencyGraph graph = new DependencyGraph(boundaries.postData().dumpId());
        model.objects().forEach(object -> addMembership(object, model, graph));
        model.objects().forEach(object -> object.addDependencies(model, graph));
        new DependencyReader(model).read(catalog, graph);
        boundaries.addEdges(inStocksOrder(model.objects()), dialect, numbers, graph);
        List<DatabaseObject> objects = new ArrayList<>(model.objects());
        objects.add(boundaries.preData());
        objects.add(boundaries.postData());
        objects.sort(new NameOrder(new SortContext(dialect, model), bytes));
        return sort(objects, graph, boundaries);
    }

    /** The order in which stock goes over objects decides which of several loops it finds. */
    private List<DatabaseObject> inStocksOrder(Collection<DatabaseObject> objects) {
        return objects.stream()
                .sorted((one, other) -> Integer.compare(numbers.of(one.dumpId()), numbers.of(other.dumpId())))
                .toList();
    }

    private static void addMembership(DatabaseObject object, DatabaseModel model, DependencyGraph graph) {
        Extension extension = model.extensionOf(object.catalogId());
        if (extension != null && object.needsItsExtension()) {
            graph.add(object, extension);
        }
    }

    private DumpOrder sort(List<DatabaseObject> objects, DependencyGraph graph, Boundaries boundaries) {
        LoopRepair repair = new LoopRepair(graph, boundaries, read.model(), read.selection(), numbers, warnings);
        TopologicalSort.Result sorted = TopologicalSort.sort(objects, graph);
        while (!sorted.isComplete()) {
            List<DatabaseObject> stuck = inStocksOrder(sorted.stuck());
            new LoopSearch(graph, dumpId -> find(dumpId, boundaries)).repairAll(stuck, repair::repair);
            sorted = TopologicalSort.sort(objects, graph);
        }
        return new DumpOrder(sorted.order(), repair.repairs(), graph, graph.lastDumpId(), numbers);
    }

    private @Nullable DatabaseObject find(int dumpId, Boundaries boundaries) {
        if (dumpId == boundaries.preData().dumpId()) {
            return boundaries.preData();
        }
        return dumpId == boundaries.postData().dumpId()
                ? boundaries.postData()
                : read.model().withDumpId(dumpId);
    }
}
