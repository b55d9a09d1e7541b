package io.pgconvoy.restore;

import java.util.HashSet;
import java.util.Set;

/** Numbers by which workers are told apart, from 1. One that has ended leaves its number to the next. */
final class WorkerNumbers {
    private final Set<Integer> taken = new HashSet<>();

    synchronized int take() {
        int number = 1;
        while (!taken.add(number)) {
            number++;
        }
        return number;
    }

    synchronized void release(int number) {
        taken.remove(number);
    }
}
