package io.pgconvoy.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntHeapTest {
    @Test
    void theLargestComesFirstWhateverComesAndGoes() {
        Random random = new Random(7);
        IntHeap heap = new IntHeap(1000);
        PriorityQueue<Integer> expected = new PriorityQueue<>(Comparator.reverseOrder());
        for (int step = 0; step < 100_000; step++) {
            if (expected.isEmpty() || expected.size() < 1000 && random.nextInt(10) < 5) {
                int number = random.nextInt(500);
                heap.add(number);
                expected.add(number);
            } else {
                assertEquals(expected.remove(), heap.removeLargest());
            }
        }
        while (!expected.isEmpty()) {
            assertEquals(expected.remove(), heap.removeLargest());
        }
        assertTrue(heap.isEmpty());
    }
}
