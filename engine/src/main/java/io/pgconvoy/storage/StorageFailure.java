package io.pgconvoy.storage;

import io.pgconvoy.api.error.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Turns the failures of files and streams into one line each, in the words the system's own tools use. */
public final class StorageFailure {

    private StorageFailure() {}

    /** @param attempt what failed, such as {@code could not open file "x"} */
    public static StorageException of(String attempt, IOException e) {
        return StorageException.permanent(attempt + ": " + reason(e), e);
    }

    /** What went wrong, without saying where. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        String reason = e instanceof FileSystemException fileSystem ? fileSystem.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
