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

    /** Whether there is such a member, be it readable or not. */
    default boolean holds(String member) {
        Optional<StorageInput> found = find(member);
        found.ifPresent(StorageInput::close);
        return found.isPresent();
    }

    /**
     * Why a member is not found though there may be something of its name: a line that names it; empty where there is
     * nothing.
     */
    default Optional<String> obstacle(String member) {
        return Optional.empty();
    }
}
