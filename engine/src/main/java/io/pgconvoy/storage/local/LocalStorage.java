package io.pgconvoy.storage.local;

import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageFailure;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.UnfinishedOutputs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * Files below a directory. A new file is written under a temporary name beside its target and renamed when committed,
 * and so is a new directory; what is no regular file (a pipe, a device, {@code /dev/stdout}) is written directly.
 */
public final class LocalStorage implements Storage {

    /** Names of what is already open: even if that is a file, another one must not take its place. */
    private static final List<String> DESCRIPTORS = List.of("/dev/fd", "/dev/stdout", "/dev/stderr", "/proc");

    private final Path directory;
    private final boolean sync;
    private final UnfinishedOutputs unfinished = new UnfinishedOutputs();

    /** @param sync whether a commit waits until the bytes are on disk */
    public LocalStorage(Path directory, boolean sync) {
        this.directory = directory;
        this.sync = sync;
    }

    @Override
    public StorageOutput create(String name) {
        try {
            Path target = resolve(name);
            return isDirect(target) ? DirectFile.open(target, name) : createBeside(target, name);
        } catch (IOException e) {
            throw StorageFailure.of("could not open output file \"" + name + "\"", e);
        }
    }

    @Override
    public StorageInput open(String name) {
        try {
            return FileInput.open(resolve(name), name);
        } catch (IOException e) {
            throw StorageFailure.of("could not open input file \"" + name + "\"", e);
        }
    }

    @Override
    public FolderOutput createFolder(String name) {
        try {
            return LocalFolderOutput.create(resolve(name), name, sync, unfinished);
        } catch (IOException e) {
            throw StorageFailure.of("could not create directory \"" + name + "\"", e);
        }
    }

    @Override
    public Optional<FolderInput> findFolder(String name) {
        try {
            Path path = resolve(name);
            return Files.isDirectory(path) ? Optional.of(new LocalFolderInput(path, name)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Nothing is opened: that could wait forever, or be forbidden. */
    @Override
    public String whyNoFolder(String name) {
        try {
            Files.readAttributes(resolve(name), BasicFileAttributes.class);
            return "Not a directory";
        } catch (IOException e) {
            return StorageFailure.reason(e);
        }
    }

    @Override
    public void discardUnfinished() {
        unfinished.discardAll();
    }

    private StorageOutput createBeside(Path target, String name) throws IOException {
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(name);
        }
        // a symbolic link stays one: what it points to is replaced
        Path file = Files.exists(target) ? target.toRealPath() : target;
        return TemporaryFile.create(file, name, sync, unfinished);
    }

    private Path resolve(String name) throws IOException {
        try {
            if (name.isEmpty()) {
                throw new NoSuchFileException(name);
            }
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new IOException(e.getReason(), e);
        }
    }

    private static boolean isDirect(Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        return DESCRIPTORS.stream().anyMatch(absolute::startsWith)
                || (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target));
    }
}
