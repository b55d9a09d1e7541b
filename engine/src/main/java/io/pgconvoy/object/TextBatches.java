package io.pgconvoy.object;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the texts of many items, a batch at a time, in the order in which the items were added: one batch is held, and
 * the next takes its place when a text outside it is asked for. One thread.
 */
final class TextBatches<T> {
    private final int size;
    private final Function<List<T>, List<String>> maker;
    private final List<T> items = new ArrayList<>();
    private List<String> batch = List.of();
    private int first;

    /** @param maker gives one text for each item */
    TextBatches(int size, Function<List<T>, List<String>> maker) {
        this.size = size;
        this.maker = maker;
    }

    Supplier<String> add(T item) {
        int index = items.size();
        items.add(item);
        return () -> text(index);
    }

    private String text(int index) {
        if (index < first || index >= first + batch.size()) {
            batch = List.of();
            batch = maker.apply(items.subList(index, Math.min(index + size, items.size())));
            first = index;
        }
        return batch.get(index - first);
    }
}
