package io.pgconvoy.storage;

/**
 * A place that keeps named byte sequences. Safe for use from several threads; what it opens belongs to one thread at a
 * time.
 */
public interface Storage {

    /** Starts a new object under this name; an existing one stays untouched until the output is committed. */
    StorageOutput create(String name);

    StorageInput open(String name);
}
