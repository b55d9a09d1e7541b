package io.pgconvoy.compare;

import io.pgconvoy.api.CompareReport.Place;
import io.pgconvoy.api.CompareReport.RowDifference;
import io.pgconvoy.api.CompareReport.RowDifferences;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a difference between two tables down to rows: hashes them by buckets of their keys' hashes first, and then
 * fetches the keys of buckets that differ. One thread.
 */
final class RowSearch {
    private static final int BUCKETS = 4096;

    /** Of rows whose keys are fetched at a time. */
    private static final long MOST_ROWS = 100_000;

    private static final int SHOWN_LENGTH = 200;

    private static final String HASHED = """
        (SELECT %1$s AS k, %2$s AS h, %3$s AS shown FROM %4$s AS x%5$s) AS r\
        """;

    private static final String BY_BUCKET = """
        SELECT r.k & %d, count(*), sum(r.h)::text FROM %s GROUP BY 1\
        """;

    private static final String OF_BUCKETS = """
        SELECT r.k, r.h, r.shown FROM %2$s WHERE r.k & %1$d IN (%3$s)\
        """;

    private final ComparedDatabase source;
    private final HashSessions sourceSessions;
    private final HashSessions targetSessions;
    private final HashSettings settings;
    private final RowText rows;
    private final int most;

    RowSearch(
            ComparedDatabase source,
            HashSessions sourceSessions,
            HashSessions targetSessions,
            HashSettings settings,
            int most) {
        this.source = source;
        this.sourceSessions = sourceSessions;
        this.targetSessions = targetSessions;
        this.settings = settings;
        this.rows = new RowText(source.ids());
        this.most = most;
    }

    private record Bucket(long rows, String hash) {}

    /** Rows of one key, as a rule one on each side. */
    private static final class Keyed {
        private final List<String> source = new ArrayList<>();
        private final List<String> target = new ArrayList<>();
        private String shown = "";

        @Nullable
        Place difference() {
            if (source.stream()
                    .sorted()
                    .toList()
                    .equals(target.stream().sorted().toList())) {
                return null;
            }
            if (source.size() > target.size() && target.isEmpty()) {
                return Place.ONLY_IN_SOURCE;
            }
            return source.isEmpty() ? Place.ONLY_IN_TARGET : Place.DIFFERENT;
        }
    }

    /**
     * Null if no rows are asked for.
     *
     * @param sourceRows how many the source has
     */
    @Nullable
    RowDifferences find(TablePair pair, long sourceRows) {
        if (most == 0) {
            return null;
        }
        List<String> key = TableKey.of(new CatalogReader(source.session()), pair.source());
        boolean usable = pair.target().columns().keySet().containsAll(key)
                && pair.source().columns().keySet().containsAll(key);
        List<String> keyColumns = usable ? key : List.of();
        Side ours = new Side(sourceSessions, hashed(pair.source(), pair.sourceColumns(), keyColumns));
        Side theirs = new Side(targetSessions, hashed(pair.target(), pair.targetColumns(), keyColumns));
        List<Long> buckets = new ArrayList<>(differing(ours, theirs));
        long each = Math.max(1, sourceRows / BUCKETS);
        int step = (int) Math.max(1, MOST_ROWS / each);
        List<RowDifference> found = new ArrayList<>();
        int next = 0;
        while (next < buckets.size() && found.size() <= most) {
            int end = Math.min(buckets.size(), next + step);
            found.addAll(differences(ours, theirs, buckets.subList(next, end)));
            next = end;
        }
        found.sort(Comparator.comparing(RowDifference::key, RowSearch::compareKeys));
        boolean all = next == buckets.size() && found.size() <= most;
        return new RowDifferences(keyColumns, found.subList(0, Math.min(most, found.size())), all);
    }

    private record Side(HashSessions sessions, String hashed) {}

    private String hashed(ComparedTable table, SortedMap<String, Long> columns, List<String> key) {
        Map<String, Long> keyColumns = key.isEmpty() ? columns : ofKey(columns, key);
        String shown = key.isEmpty()
                ? "left(" + rows.readable(columns.keySet()) + ", " + SHOWN_LENGTH + ")"
                : rows.readable(key);
        String condition = table.condition().isEmpty() ? "" : " " + table.condition();
        return String.format(
                Locale.ROOT,
                HASHED,
                settings.hash(rows.of(keyColumns)),
                settings.hash(rows.of(columns)),
                shown,
                table.from(),
                condition);
    }

    private static SortedMap<String, Long> ofKey(SortedMap<String, Long> columns, List<String> key) {
        SortedMap<String, Long> found = new TreeMap<>(columns);
        found.keySet().retainAll(key);
        return found;
    }

    private static Set<Long> differing(Side ours, Side theirs) {
        Future<Map<Long, Bucket>> our = ours.sessions().submit(session -> buckets(session, ours.hashed()));
        Future<Map<Long, Bucket>> their = theirs.sessions().submit(session -> buckets(session, theirs.hashed()));
        Map<Long, Bucket> source = HashSessions.get(our);
        Map<Long, Bucket> target = HashSessions.get(their);
        Set<Long> differing = new TreeSet<>(source.keySet());
        differing.addAll(target.keySet());
        differing.removeIf(
                bucket -> source.containsKey(bucket) && source.get(bucket).equals(target.get(bucket)));
        return differing;
    }

    private static Map<Long, Bucket> buckets(Session session, String hashed) {
        Map<Long, Bucket> buckets = new HashMap<>();
        session.query(
                String.format(Locale.ROOT, BY_BUCKET, BUCKETS - 1, hashed),
                row -> buckets.put(row.number(0), new Bucket(row.number(1), row.string(2))));
        return buckets;
    }

    private static List<RowDifference> differences(Side ours, Side theirs, List<Long> buckets) {
        Future<List<Found>> our = ours.sessions().submit(session -> rows(session, ours.hashed(), buckets));
        Future<List<Found>> their = theirs.sessions().submit(session -> rows(session, theirs.hashed(), buckets));
        Map<Long, Keyed> byKey = new HashMap<>();
        for (Found row : HashSessions.get(our)) {
            keyed(byKey, row).source.add(row.hash());
        }
        for (Found row : HashSessions.get(their)) {
            keyed(byKey, row).target.add(row.hash());
        }
        List<RowDifference> differences = new ArrayList<>();
        for (Keyed keyed : new HashSet<>(byKey.values())) {
            Place place = keyed.difference();
            if (place != null) {
                differences.add(new RowDifference(place, keyed.shown));
            }
        }
        return differences;
    }

    private static Keyed keyed(Map<Long, Keyed> byKey, Found row) {
        Keyed keyed = byKey.computeIfAbsent(row.key(), key -> new Keyed());
        keyed.shown = row.shown();
        return keyed;
    }

    private record Found(long key, String hash, String shown) {}

    private static List<Found> rows(Session session, String hashed, List<Long> buckets) {
        List<Found> rows = new ArrayList<>();
        String list = buckets.stream().map(String::valueOf).collect(Collectors.joining(","));
        session.query(
                String.format(Locale.ROOT, OF_BUCKETS, BUCKETS - 1, hashed, list),
                row -> rows.add(new Found(row.number(0), row.string(1), row.string(2))));
        return rows;
    }

    /** Numbers by their size, where keys are numbers. */
    private static int compareKeys(String one, String other) {
        boolean digits = one.matches("\\(\\d+\\)") && other.matches("\\(\\d+\\)");
        return digits && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }
}
