package io.pgconvoy.storage;

import java.util.Optional;

/** A storage that does as another one does, but for what is overridden. Safe for use from several threads. */
public interface ForwardingStorage extends Storage {

    /** The other one. */
    Storage storage();

    @Override
    default StorageOutput create(String name) {
        return storage().create(name);
    }

    @Override
    default StorageInput open(String name) {
        return storage().open(name);
    }

    @Override
    default FolderOutput createFolder(String name) {
        return storage().createFolder(name);
    }

    @Override
    default Optional<FolderInput> findFolder(String name) {
        return storage().findFolder(name);
    }

    @Override
    default String whyNoFolder(String name) {
        return storage().whyNoFolder(name);
    }

    @Override
    default boolean reopens() {
        return storage().reopens();
    }

    @Override
    default void discardUnfinished() {
        storage().discardUnfinished();
    }
}
