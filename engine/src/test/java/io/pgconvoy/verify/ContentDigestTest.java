package io.pgconvoy.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContentDigestTest {
    private static final Digest NO_OBJECTS = new Digest(0, "0");

    private static ContentDigest digest(
            Map<String, Digest> tables, Map<String, SequenceState> sequences, Digest largeObjects) {
        return new ContentDigest(new TreeMap<>(tables), new TreeMap<>(sequences), largeObjects);
    }

    @Test
    void equalDatabasesDoNotDiffer() {
        ContentDigest one = digest(
                Map.of("app.t", new Digest(3, "77")), Map.of("app.s", new SequenceState(4, true)), new Digest(1, "5"));
        ContentDigest other = digest(
                Map.of("app.t", new Digest(3, "77")), Map.of("app.s", new SequenceState(4, true)), new Digest(1, "5"));
        assertEquals(List.of(), one.differencesTo(other));
        assertEquals(3, one.rows());
    }

    @Test
    void everyDifferenceIsNamedInOrder() {
        ContentDigest one = digest(
                Map.of("a.count", new Digest(3, "7"), "b.hash", new Digest(2, "1"), "c.gone", new Digest(0, "0")),
                Map.of("s.value", new SequenceState(4, true)),
                new Digest(2, "9"));
        ContentDigest other = digest(
                Map.of("a.count", new Digest(4, "7"), "b.hash", new Digest(2, "2"), "d.new", new Digest(0, "0")),
                Map.of("s.value", new SequenceState(4, false)),
                NO_OBJECTS);
        assertEquals(
                List.of(
                        new Difference("table a.count", "3 items against 4"),
                        new Difference("table b.hash", "the same number of items, 2, but other contents"),
                        new Difference("table c.gone", "only in the first database"),
                        new Difference("table d.new", "only in the second database"),
                        new Difference("sequence s.value", "at 4 against 4 (not called yet)"),
                        new Difference("large objects", "2 items against 0")),
                one.differencesTo(other));
    }
}
