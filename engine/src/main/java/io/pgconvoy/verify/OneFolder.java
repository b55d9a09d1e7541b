package io.pgconvoy.verify;

import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.ForwardingStorage;
import io.pgconvoy.storage.Storage;
import java.util.Optional;

/** A storage in which one folder is known by all its names. Safe for use from several threads. */
record OneFolder(Storage storage, FolderInput folder) implements ForwardingStorage {

    @Override
    public Optional<FolderInput> findFolder(String name) {
        return Optional.of(folder);
    }
}
