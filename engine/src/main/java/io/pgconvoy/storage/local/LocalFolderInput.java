package io.pgconvoy.storage.local;

import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.StorageFailure;
import io.pgconvoy.storage.StorageInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A directory being read. */
record LocalFolderInput(Path directory, String name) implements FolderInput {

    /** Only files: opening a pipe could wait forever, and a link could lead to what is nobody's business. */
    @Override
    public Optional<StorageInput> find(String member) {
        String path = path(member);
        try {
            Path file = PlainNames.resolve(directory, member);
            return isFile(file) ? Optional.of(FileInput.open(file, path)) : Optional.empty();
        } catch (IOException e) {
            throw notOpened(path, e);
        }
    }

    @Override
    public boolean holds(String member) {
        try {
            return isFile(PlainNames.resolve(directory, member));
        } catch (IOException e) {
            throw notOpened(path(member), e);
        }
    }

    @Override
    public Optional<String> obstacle(String member) {
        String path = path(member);
        try {
            BasicFileAttributes found = Files.readAttributes(
                    PlainNames.resolve(directory, member), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String kind = found.isDirectory() ? "a directory, " : found.isSymbolicLink() ? "a symbolic link, " : "";
            return Optional.of("\"" + path + "\" is " + kind + "not a regular file");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(notOpened(path, e).getMessage()));
        }
    }

    private String path(String member) {
        return name + "/" + member;
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static StorageException notOpened(String path, IOException e) {
        return StorageFailure.of("could not open input file \"" + path + "\"", e);
    }
}
