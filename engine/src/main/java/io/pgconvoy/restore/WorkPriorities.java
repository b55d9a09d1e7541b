package io.pgconvoy.restore;

import io.pgconvoy.restore.WorkSchedule.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goes first of what could begin: that which most work has to wait for, one thing after the other, up to the end. The
 * rows of a small table that a large one refers to are such: a foreign key's check waits for them, which takes long and
 * would else be all that is left at the end. Work is estimated from the rows of the table that it goes through.
 */
final class WorkPriorities {
    private static final Set<String> INDEXES = Set.of("INDEX", "CONSTRAINT");

    private final Collection<Item> items;
    private final Map<Integer, Item> byDumpId = new HashMap<>();

    private WorkPriorities(Collection<Item> items) {
        this.items = items;
        items.forEach(item -> byDumpId.put(item.entry().dumpId(), item));
    }

    /** Gives each item its priority; their dependencies are known by now. */
    static void assign(Collection<Item> items) {
        new WorkPriorities(items).assign();
    }

    private void assign() {
        List<Item> order = order();
        Map<Integer, Long> checks = checks();
        for (int i = order.size() - 1; i >= 0; i--) {
            Item item = order.get(i);
            // Of two that wait for as much work, the one with more steps.
            long own = 1 + cost(item);
            for (int table : own > 1 && isCheck(item) ? item.locks : Set.<Integer>of()) {
                own = Math.max(own, checks.getOrDefault(table, 0L));
            }
            item.ahead = own
                    + item.dependents.stream()
                            .mapToLong(dependent -> dependent.ahead)
                            .max()
                            .orElse(0);
        }
        items.forEach(item -> item.priority = Math.max(item.ahead, ofRows(item)));
    }

    /** Dependencies first; without what they make a circle of. */
    private List<Item> order() {
        Map<Item, Integer> unfinished = new HashMap<>();
        Deque<Item> next = new ArrayDeque<>();
        for (Item item : items) {
            unfinished.put(item, item.unfinished);
            if (item.unfinished == 0) {
                next.add(item);
            }
        }
        List<Item> order = new ArrayList<>();
        for (Item item = next.poll(); item != null; item = next.poll()) {
            order.add(item);
            for (Item dependent : item.dependents) {
                if (unfinished.merge(dependent, -1, Integer::sum) == 0) {
                    next.add(dependent);
                }
            }
        }
        return order;
    }

    /** How much work it is to check each table's foreign keys: that is done one by one. */
    private Map<Integer, Long> checks() {
        Map<Integer, Long> checks = new HashMap<>();
        items.stream()
                .filter(WorkPriorities::isCheck)
                .forEach(item -> item.locks.forEach(table -> checks.merge(table, cost(item), Long::sum)));
        return checks;
    }

    private static boolean isCheck(Item item) {
        return item.entry().kind().equals("FK CONSTRAINT");
    }

    /** An index is built while its table's rows are still in the server's memory: it comes where they came. */
    private long ofRows(Item item) {
        if (isRows(item)) {
            return item.ahead + item.size - cost(item);
        }
        return INDEXES.contains(item.entry().kind())
                ? item.dependencies.stream()
                        .map(byDumpId::get)
                        .filter(other -> other != null && isRows(other))
                        .mapToLong(this::ofRows)
                        .max()
                        .orElse(0)
                : 0;
    }

    private static boolean isRows(Item item) {
        return item.entry().kind().equals("TABLE DATA");
    }

    private static long cost(Item item) {
        String definition = String.valueOf(item.entry().definition());
        return switch (item.entry().kind()) {
            case "TABLE DATA" -> item.entry().data() == null ? 0 : item.size;
            case "INDEX" -> definition.contains(" USING btree ") ? item.size / 2 : item.size;
            case "CONSTRAINT" -> definition.contains(" USING INDEX ") ? 0 : item.size / 2;
            case "FK CONSTRAINT" -> definition.contains(" NOT VALID") ? 0 : item.size / 3;
            default -> 0;
        };
    }
}
