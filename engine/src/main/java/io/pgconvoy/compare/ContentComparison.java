package io.pgconvoy.compare;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.CompareReport.Place;
import io.pgconvoy.api.CompareReport.RowDifferences;
import io.pgconvoy.api.CompareReport.Table;
import io.pgconvoy.api.CompareReport.TableHash;
import io.pgconvoy.api.CompareReport.ValueDifference;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.connect.StallWatch;
import io.pgconvoy.dump.parallel.PageRanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;

/** Compares what two databases hold: the rows of tables that both have, sequences, large objects. Closed at the end. */
final class ContentComparison implements AutoCloseable {
    /** What workers do. */
    static final String VERIFICATION = "verification";

    private final ComparedDatabase source;
    private final ComparedDatabase target;
    private final HashSettings settings;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final HashSessions sourceSessions;
    private final HashSessions targetSessions;

    ContentComparison(
            ComparedDatabase source,
            ComparedDatabase target,
            HashSettings settings,
            ProgressListener progress,
            Cancellation cancellation,
            StallWatch watch) {
        this.source = source;
        this.target = target;
        this.settings = settings;
        this.progress = progress;
        this.cancellation = cancellation;
        this.sourceSessions = source.hashSessions(settings, cancellation, watch, progress, 0);
        this.targetSessions = target.hashSessions(settings, cancellation, watch, progress, sourceSessions.size());
    }

    /**
     * By name.
     *
     * @param mostRows to name for each table that differs
     */
    List<Table> tables(int mostRows) {
        SortedMap<String, ComparedTable> ours = source.tables();
        SortedMap<String, ComparedTable> theirs = target.tables();
        List<TablePair> pairs = new ArrayList<>();
        ours.forEach((name, table) -> {
            ComparedTable other = theirs.get(name);
            if (other != null) {
                pairs.add(new TablePair(table, other));
            }
        });
        RowSearch search = new RowSearch(source, sourceSessions, targetSessions, settings, mostRows);
        List<Table> tables = new ArrayList<>();
        for (Hashing hashing : start(pairs)) {
            cancellation.check();
            progress.step("hashing table " + hashing.pair().name());
            tables.add(hashing.result(search));
        }
        tables.sort(Comparator.comparing(Table::name));
        return tables;
    }

    private record Hashing(TablePair pair, TableHasher.Pending source, TableHasher.Pending target) {
        Table result(RowSearch search) {
            TableHash ours = source.sum();
            TableHash theirs = target.sum();
            RowDifferences differing = ours.equals(theirs) ? null : search.find(pair, ours.rows());
            boolean view = pair.source().relation().isMaterializedView();
            return new Table(pair.name(), view, ours, theirs, differing);
        }
    }

    /** The largest first, so that no long one is left at the end. */
    private List<Hashing> start(List<TablePair> pairs) {
        PageRanges ours = source.pageRanges(
                pairs.stream().map(pair -> pair.source().oid()).toList());
        PageRanges theirs = target.pageRanges(
                pairs.stream().map(pair -> pair.target().oid()).toList());
        progress.expect(pairs.stream()
                .mapToLong(pair -> ours.bytes(pair.source().oid())
                        + theirs.bytes(pair.target().oid()))
                .sum());
        TableHasher sourceHasher = new TableHasher(sourceSessions, settings, source, ours, progress::moved);
        TableHasher targetHasher = new TableHasher(targetSessions, settings, target, theirs, progress::moved);
        return pairs.stream()
                .sorted(Comparator.comparingLong(
                        pair -> -ours.bytes(pair.source().oid())))
                .map(pair -> {
                    int parts = sourceHasher.parts(pair.source()) + targetHasher.parts(pair.target());
                    return new Hashing(
                            pair,
                            sourceHasher.start(pair.source(), pair.sourceColumns(), parts),
                            targetHasher.start(pair.target(), pair.targetColumns(), parts));
                })
                .toList();
    }

    List<ValueDifference> sequences() {
        List<ValueDifference> differences = new ArrayList<>();
        compare("sequence ", source.sequences(), target.sequences(), true, differences);
        return differences;
    }

    List<ValueDifference> largeObjects() {
        progress.step("hashing large objects");
        List<Future<Map<Long, String>>> ours = LargeObjectHashes.start(sourceSessions, source.largeObjects());
        List<Future<Map<Long, String>>> theirs = LargeObjectHashes.start(targetSessions, target.largeObjects());
        List<ValueDifference> differences = new ArrayList<>();
        compare("large object ", LargeObjectHashes.all(ours), LargeObjectHashes.all(theirs), false, differences);
        return differences;
    }

    private static <K extends Comparable<K>> void compare(
            String what, Map<K, String> ours, Map<K, String> theirs, boolean shown, List<ValueDifference> found) {
        TreeMap<K, String> all = new TreeMap<>();
        all.putAll(ours);
        all.putAll(theirs);
        for (K name : all.keySet()) {
            String our = ours.get(name);
            String their = theirs.get(name);
            if (our == null || !our.equals(their)) {
                Place place =
                        our == null ? Place.ONLY_IN_TARGET : their == null ? Place.ONLY_IN_SOURCE : Place.DIFFERENT;
                found.add(new ValueDifference(what + name, place, shown ? our : null, shown ? their : null));
            }
        }
    }

    @Override
    public void close() {
        sourceSessions.close();
        targetSessions.close();
    }
}
