package io.pgconvoy.verify;

import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import java.util.Optional;

/** A storage in which one folder is known by all its names. Safe for use from several threads. */
record OneFolder(Storage storage, FolderInput folder) implements Storage {

    @Override
    public Optional<FolderInput> findFolder(String name) {
        return Optional.of(folder);
    }

    @Override
    public StorageInput open(String name) {
        return storage.open(name);
    }

    @Override
    public StorageOutput create(String name) {
        return storage.create(name);
    }

    @Override
    public boolean reopens() {
        return storage.reopens();
    }

    @Override
    public void discardUnfinished() {
        storage.discardUnfinished();
    }
}
