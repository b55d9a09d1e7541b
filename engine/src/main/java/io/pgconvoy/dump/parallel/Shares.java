package io.pgconvoy.dump.parallel;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Says which tables one worker each can read whole without the others having to wait long for him in the end. A server
 * reads a whole table at less cost than its stretches, for which it uses all of its cache rather than a little of it over
 * and over. Not thread-safe.
 */
final class Shares {
    /** Of a share that somebody may have to do more than the others: what takes how long is not known so well anyway. */
    private static final double MORE = 0.1;

    private final long more;
    private final PriorityQueue<Long> free = new PriorityQueue<>(Comparator.reverseOrder());

    /** @param weight of all there is to read */
    Shares(long weight, int workers) {
        more = (long) (weight * MORE / workers);
        for (int i = 0; i < workers; i++) {
            free.add(weight / workers);
        }
    }

    /**
     * Whether a table fits what some worker has left of his share, and is his from now on. To be asked for the largest
     * tables first.
     */
    boolean take(long weight) {
        Long most = free.peek();
        if (most == null || weight > most + more) {
            return false;
        }
        free.remove();
        free.add(most - weight);
        return true;
    }
}
