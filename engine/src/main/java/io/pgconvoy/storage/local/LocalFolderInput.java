package io.pgconvoy.storage.local;

import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.StorageFailure;
import io.pgconvoy.storage.StorageInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A directory being read. */
record LocalFolderInput(Path directory, String name) implements FolderInput {

    /** Only files: opening a pipe could wait forever. */
    @Override
    public Optional<StorageInput> find(String member) {
        String path = name + "/" + member;
        try {
            Path file = PlainNames.resolve(directory, member);
            return Files.isRegularFile(file) ? Optional.of(FileInput.open(file, path)) : Optional.empty();
        } catch (IOException e) {
            throw StorageFailure.of("could not open input file \"" + path + "\"", e);
        }
    }
}
