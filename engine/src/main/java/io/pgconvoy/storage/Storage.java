package io.pgconvoy.storage;

/**
 * A place that keeps named byte sequences. Safe for use from several threads; what it opens belongs to one thread at a
 * time.
 */
public interface Storage {

    /** Starts a new object under this name; an existing one stays untouched until the output is committed. */
    StorageOutput create(String name);

    StorageInput open(String name);

    /**
     * Discards every output that is neither committed nor closed: what a program does that is told to stop. Any thread
     * may call it; the outputs' own threads get a {@link io.pgconvoy.api.error.StorageException} when they go on.
     */
    void discardUnfinished();
}
