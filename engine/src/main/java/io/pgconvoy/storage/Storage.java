package io.pgconvoy.storage;

import io.pgconvoy.api.error.StorageException;
import java.util.Optional;

/**
 * A place that keeps named byte sequences, and perhaps folders of them. Safe for use from several threads; what it opens belongs to one thread at a
 * time.
 */
public interface Storage {

    /** Starts a new object under this name; an existing one stays untouched until the output is committed. */
    StorageOutput create(String name);

    StorageInput open(String name);

    /** Starts a folder of objects under this name, where there must be nothing yet or an empty folder. */
    default FolderOutput createFolder(String name) {
        throw StorageException.permanent("cannot write a directory to " + name, null);
    }

    /** The folder of this name; empty where there is none. */
    default Optional<FolderInput> findFolder(String name) {
        return Optional.empty();
    }

    /** Why there is no folder of this name, in the words of the system's own tools. */
    default String whyNoFolder(String name) {
        try {
            open(name).close();
            return "Not a directory";
        } catch (StorageException e) {
            return "No such file or directory";
        }
    }

    /** Whether a name can be opened several times, each time to be read from its start at a place of its own. */
    default boolean reopens() {
        return true;
    }

    /**
     * Discards every output that is neither committed nor closed: what a program does that is told to stop. Any thread
     * may call it; the outputs' own threads get a {@link io.pgconvoy.api.error.StorageException} when they go on.
     */
    void discardUnfinished();
}
