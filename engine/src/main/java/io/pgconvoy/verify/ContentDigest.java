package io.pgconvoy.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds, small enough to compare: one digest for each table, the state of each sequence, and one digest
 * of all large objects.
 *
 * @param tables by their qualified, quoted names; materialized views count as tables
 * @param sequences by their qualified, quoted names
 */
public record ContentDigest(
        SortedMap<String, Digest> tables, SortedMap<String, SequenceState> sequences, Digest largeObjects) {

    public ContentDigest {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
    }

    public long rows() {
        return tables.values().stream().mapToLong(Digest::count).sum();
    }

    /** Everything that differs, in name order; empty when both hold the same. */
    public List<Difference> differencesTo(ContentDigest other) {
        List<Difference> differences = new ArrayList<>();
        compare("table", tables, other.tables, ContentDigest::describe, differences);
        compare("sequence", sequences, other.sequences, ContentDigest::describe, differences);
        if (!largeObjects.equals(other.largeObjects)) {
            differences.add(new Difference("large objects", describe(largeObjects, other.largeObjects)));
        }
        return differences;
    }

    private static <T> void compare(
            String kind,
            Map<String, T> ours,
            Map<String, T> theirs,
            BiFunction<T, T, String> describe,
            List<Difference> differences) {
        TreeMap<String, T> all = new TreeMap<>(theirs);
        all.putAll(ours);
        for (String name : all.keySet()) {
            @Nullable T our = ours.get(name);
            @Nullable T their = theirs.get(name);
            if (!Objects.equals(our, their)) {
                String description = our == null || their == null
                        ? "only in the " + (our == null ? "second" : "first") + " database"
                        : describe.apply(our, their);
                differences.add(new Difference(kind + " " + name, description));
            }
        }
    }

    private static String describe(Digest ours, Digest theirs) {
        return ours.count() == theirs.count()
                ? "the same number of items, " + ours.count() + ", but other contents"
                : ours.count() + " items against " + theirs.count();
    }

    private static String describe(SequenceState ours, SequenceState theirs) {
        return "at " + position(ours) + " against " + position(theirs);
    }

    private static String position(SequenceState state) {
        return state.lastValue() + (state.called() ? "" : " (not called yet)");
    }
}
