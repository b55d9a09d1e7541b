package io.pgconvoy.storage;

import java.util.Optional;

/** A folder of objects being read. Safe for use from several threads. */
public interface FolderInput {

    /** What to call this folder in a message. */
    String name();

    /**
     * Opens a member; empty where there is none. What would lead out of the folder is never opened.
     *
     * @param member a plain name
     */
    Optional<StorageInput> find(String member);
}
