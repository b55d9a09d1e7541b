package io.pgconvoy.object;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dump IDs that stock gives: while a dump is made, objects have others, in the order in which we read them.
 *
 * <p>Entries that are no objects follow the objects in the order in which they are made, with stock as here. Does not
 * change: safe for any number of threads.
 */
public final class DumpNumbers {
    private final int[] numbers;
    private final int last;

    /**
     * @param numbers stock's dump ID by that of each object, section boundaries included; 0 for what stock does not count
     * @param last the highest of stock's
     */
    DumpNumbers(int[] numbers, int last) {
        this.numbers = numbers;
        this.last = last;
    }

    /** Stock's dump ID of an object, or of an entry that is none; a very high number for what stock does not count. */
    public int of(int dumpId) {
        if (dumpId >= numbers.length) {
            return last + dumpId - numbers.length + 1;
        }
        return numbers[dumpId] == 0 ? Integer.MAX_VALUE - numbers.length + dumpId : numbers[dumpId];
    }

    /** Whether stock has a dump ID for an object. */
    public boolean counts(int dumpId) {
        return numbers[dumpId] != 0;
    }

    /** The entries under stock's dump IDs. What stock does not count comes close behind all others. */
    public List<ArchiveEntry> renumber(List<ArchiveEntry> entries) {
        int highest = entries.stream()
                .mapToInt(ArchiveEntry::dumpId)
                .filter(dumpId -> dumpId >= numbers.length)
                .map(this::of)
                .max()
                .orElse(last);
        Map<Integer, Integer> uncounted = new HashMap<>();
        List<ArchiveEntry> renumbered = new ArrayList<>(entries.size());
        for (ArchiveEntry entry : entries) {
            List<Integer> dependencies = entry.dependencies().stream()
                    .map(needed -> number(needed, highest, uncounted))
                    .toList();
            renumbered.add(entry.numbered(number(entry.dumpId(), highest, uncounted), dependencies));
        }
        return renumbered;
    }

    private int number(int dumpId, int highest, Map<Integer, Integer> uncounted) {
        boolean counted = dumpId >= numbers.length || numbers[dumpId] != 0;
        return counted ? of(dumpId) : uncounted.computeIfAbsent(dumpId, id -> highest + uncounted.size() + 1);
    }
}
