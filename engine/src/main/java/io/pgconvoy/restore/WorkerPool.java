package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.archive.Section;
import io.pgconvoy.restore.WorkSchedule.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a parallel restore, each made when it is first needed. Used by one thread; closing it ends them all,
 * whatever they are doing.
 */
final class WorkerPool implements AutoCloseable {
    private static final long POLL_MILLIS = 200;

    private final int size;
    private final int builders;
    private final Worker.Factory workers;
    private final ExecutorService threads;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Map<Item, Slot> jobs = new LinkedHashMap<>();
    private final Deque<Slot> idle = new ArrayDeque<>();
    private final List<Slot> slots = new ArrayList<>();

    /** @param builders how many more there may be while all of them only wait for the server to build something */
    WorkerPool(int size, int builders, Worker.Factory workers) {
        this.size = size;
        this.builders = builders;
        this.workers = workers;
        this.threads = Executors.newFixedThreadPool(size + builders, task -> {
            Thread thread = new Thread(task, "pgconvoy-restore");
            thread.setDaemon(true);
            return thread;
        });
    }

    private record Outcome(Item item, @Nullable Throwable failure) {}

    /** A place for a worker. The worker is made by the thread that first needs it. */
    private static final class Slot {
        private @Nullable Worker worker;
        private boolean cancelled;
        /** Used by the pool's thread. */
        private int helpers;

        synchronized void hold(Worker made) {
            worker = made;
            if (cancelled) {
                made.cancel();
            }
        }

        synchronized @Nullable Worker worker() {
            return worker;
        }

        synchronized void cancel() {
            cancelled = true;
            if (worker != null) {
                worker.cancel();
            }
        }
    }

    Collection<Item> running() {
        return jobs.keySet();
    }

    boolean idle() {
        return jobs.isEmpty();
    }

    /** Whether there is no place for an item before another one is done. */
    boolean full(Item item) {
        boolean building = isBuilt(item) && jobs.keySet().stream().allMatch(WorkerPool::isBuilt);
        return free() + (building ? builders : 0) <= 0;
    }

    private static boolean isBuilt(Item item) {
        return item.entry().section() == Section.POST_DATA;
    }

    /** How many sessions more may work. */
    int free() {
        return size
                - jobs.size()
                - jobs.values().stream().mapToInt(slot -> slot.helpers).sum();
    }

    /**
     * Restores an entry on a worker that has nothing else to do.
     *
     * @param helpers how many further sessions load its rows
     */
    void start(Item item, boolean emptied, int helpers) {
        Slot slot = idle.isEmpty() ? new Slot() : idle.pop();
        slot.helpers = helpers;
        if (!slots.contains(slot)) {
            slots.add(slot);
        }
        jobs.put(item, slot);
        threads.execute(() -> outcomes.add(run(slot, item, emptied, helpers)));
    }

    /** Waits until one entry has been restored. What goes wrong with a worker is thrown here. */
    Item awaitOne(Cancellation cancellation) {
        try {
            Outcome outcome = null;
            while (outcome == null) {
                cancellation.check();
                outcome = outcomes.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            Slot slot = jobs.remove(outcome.item());
            if (slot != null) {
                idle.push(slot);
            }
            rethrow(outcome.failure());
            return outcome.item();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Outcome run(Slot slot, Item item, boolean emptied, int helpers) {
        try {
            Worker worker = slot.worker();
            if (worker == null) {
                worker = workers.create();
                slot.hold(worker);
                worker.begin();
            }
            if (helpers > 0) {
                worker.restoreSplit(item.selected, helpers);
            } else {
                worker.restore(item.selected, emptied);
            }
            return new Outcome(item, null);
        } catch (RuntimeException | Error e) {
            return new Outcome(item, e);
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public void close() {
        if (!jobs.isEmpty()) {
            slots.forEach(Slot::cancel);
        }
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                slots.forEach(Slot::cancel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Slot slot : slots) {
            Worker worker = slot.worker();
            if (worker != null) {
                worker.close();
            }
        }
    }
}
