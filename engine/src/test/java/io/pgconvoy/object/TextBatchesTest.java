package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TextBatchesTest {
    private final List<List<Integer>> made = new ArrayList<>();
    private final TextBatches<Integer> batches = new TextBatches<>(2, this::make);

    @Test
    void textsAreMadeInBatchesOnlyWhenTheyAreAskedFor() {
        List<Supplier<String>> texts = add(5);
        assertEquals(List.of(), made);
        assertEquals("0", texts.get(0).get());
        assertEquals(List.of(List.of(0, 1)), made);
        assertEquals(
                List.of("1", "2", "3", "4"),
                texts.subList(1, 5).stream().map(Supplier::get).toList());
        assertEquals(List.of(List.of(0, 1), List.of(2, 3), List.of(4)), made);
    }

    @Test
    void textOutsideTheBatchIsMadeWhereverItStands() {
        List<Supplier<String>> texts = add(5);
        assertEquals("3", texts.get(3).get());
        assertEquals("0", texts.get(0).get());
        assertEquals("4", texts.get(4).get());
        assertEquals(List.of(List.of(3, 4), List.of(0, 1), List.of(4)), made);
    }

    private List<Supplier<String>> add(int count) {
        List<Supplier<String>> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(batches.add(i));
        }
        return texts;
    }

    private List<String> make(List<Integer> items) {
        made.add(List.copyOf(items));
        return items.stream().map(String::valueOf).toList();
    }
}
