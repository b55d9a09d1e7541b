package io.pgconvoy.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Texts that one session makes, cheaply only in their order, for workers that ask in any order. What comes along with a
 * text is kept until somebody asks for it. Safe for use from several threads.
 */
final class SharedTexts {
    private static final int WINDOW = 64;

    private final List<Supplier<String>> texts = new ArrayList<>();
    private final Map<Integer, String> made = new HashMap<>();

    synchronized Supplier<String> add(Supplier<String> text) {
        int index = texts.size();
        texts.add(text);
        return () -> get(index);
    }

    private synchronized String get(int index) {
        if (!made.containsKey(index)) {
            int first = index - index % WINDOW;
            for (int i = first; i < Math.min(first + WINDOW, texts.size()); i++) {
                made.put(i, texts.get(i).get());
            }
        }
        return Objects.requireNonNull(made.remove(index));
    }
}
