package io.pgconvoy.restore;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.plain.RestorePass;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In which order the entries of an archive may be restored on several sessions: what an entry depends on comes before
 * it, nobody waits for a lock that another one holds, and of what is ready that goes first which most work waits for.
 * Entries that are not restored take part too: others may depend on each other through them. One thread.
 */
final class WorkSchedule {
    private final Dialect dialect;
    private final Map<Integer, Item> items = new HashMap<>();
    private final List<Item> early = new ArrayList<>();
    private final Set<Item> waiting = new LinkedHashSet<>();
    private final NavigableSet<Item> ready = new TreeSet<>(Comparator.comparingLong((Item item) -> -item.priority)
            .thenComparingLong(item -> -item.ahead)
            .thenComparingLong(item -> -item.size)
            .thenComparingInt(item -> item.entry().dumpId()));
    private RestorePass pass = RestorePass.MAIN;

    /** @param sizes about how much work the data of entries is, by dump ID */
    WorkSchedule(List<SelectedEntry> entries, Dialect dialect, Map<Integer, Long> sizes) {
        this.dialect = dialect;
        for (SelectedEntry selected : entries) {
            long size = sizes.getOrDefault(selected.entry().dumpId(), 0L);
            items.putIfAbsent(selected.entry().dumpId(), new Item(selected, size));
        }
        new WorkDependencies(entries, items).connect();
        WorkPriorities.assign(items.values());
        split(entries);
    }

    /** An entry and what stands before it. */
    static final class Item {
        final SelectedEntry selected;
        final List<Integer> dependencies = new ArrayList<>();
        final List<Item> dependents = new ArrayList<>();
        /** What it wants for itself alone, besides its own object. */
        final Set<Integer> locks = new LinkedHashSet<>();

        long size;
        int unfinished;
        /** How much work there is from here to the end, one thing after the other. */
        long ahead;

        long priority;

        private Item(SelectedEntry selected, long size) {
            this.selected = selected;
            this.size = size;
        }

        ArchiveEntry entry() {
            return selected.entry();
        }

        private boolean disturbs(Item other) {
            return other.dependencies.stream().anyMatch(locks::contains);
        }
    }

    Collection<Item> items() {
        return items.values();
    }

    /** What is restored first, on one session, in this order: hardly any work, and old archives say little about it. */
    List<Item> early() {
        return early;
    }

    /**
     * An entry that can be restored now beside those that are running; null if there is none before another one has
     * been {@link #done}.
     */
    @Nullable
    Item next(Collection<Item> running) {
        Iterator<Item> candidates = ready.iterator();
        while (candidates.hasNext()) {
            Item item = candidates.next();
            if (running.stream().noneMatch(other -> item.disturbs(other) || other.disturbs(item))) {
                candidates.remove();
                return item;
            }
        }
        return null;
    }

    void done(Item item) {
        for (Item dependent : item.dependents) {
            dependent.unfinished--;
            makeReady(dependent);
        }
    }

    /** Goes on to the next pass, when nothing is left of the one before; false behind the last one. */
    boolean nextPass() {
        int next = pass.ordinal() + 1;
        if (next == RestorePass.values().length) {
            return false;
        }
        pass = RestorePass.values()[next];
        List.copyOf(waiting).forEach(this::makeReady);
        return true;
    }

    /** What never became ready: entries that depend on each other in a circle. */
    List<Item> leftOver() {
        return List.copyOf(waiting);
    }

    private void split(List<SelectedEntry> entries) {
        boolean dataSeen = false;
        Set<Integer> placed = new HashSet<>();
        for (SelectedEntry selected : entries) {
            Item item = items.get(selected.entry().dumpId());
            Section section = selected.entry().section();
            boolean loose = section == Section.NONE;
            dataSeen |= !loose && section != Section.PRE_DATA;
            boolean now = section == Section.PRE_DATA || loose && !dataSeen;
            if (item == null || !placed.add(selected.entry().dumpId())) {
                continue;
            }
            if (now && passOf(item) == RestorePass.MAIN) {
                early.add(item);
            } else {
                waiting.add(item);
            }
        }
    }

    /** To be called when the early entries are done. */
    void begin() {
        List.copyOf(waiting).forEach(this::makeReady);
    }

    private void makeReady(Item item) {
        if (item.unfinished == 0 && passOf(item) == pass && waiting.remove(item)) {
            ready.add(item);
        }
    }

    private RestorePass passOf(Item item) {
        return RestorePass.of(item.entry(), dialect);
    }
}
