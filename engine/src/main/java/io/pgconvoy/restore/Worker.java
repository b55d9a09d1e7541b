package io.pgconvoy.restore;

import io.pgconvoy.archive.select.SelectedEntry;

/** What restores entries, one after the other, on a session of its own. One thread, but for {@link #cancel()}. */
interface Worker extends AutoCloseable {

    /** To be called once, before anything is restored. */
    void begin();

    /** @param emptied whether the entry's table is emptied first, in the same transaction */
    void restore(SelectedEntry selected, boolean emptied);

    /**
     * As {@link #restore} for a table that was empty, over further sessions too, which are opened for its rows.
     *
     * @param sessions how many
     */
    default void restoreSplit(SelectedEntry selected, int sessions) {
        restore(selected, false);
    }

    /** Any thread may call it. */
    void cancel();

    @Override
    void close();

    /** Makes workers, on the threads that they then belong to. */
    @FunctionalInterface
    interface Factory {
        Worker create();
    }
}
