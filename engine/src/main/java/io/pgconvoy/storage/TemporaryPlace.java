package io.pgconvoy.storage;

import io.pgconvoy.api.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory for temporary files, which {@code TMPDIR} names. */
public final class TemporaryPlace {
    private static final String PREFIX = "pgconvoy-";

    private TemporaryPlace() {}

    /**
     * A new, empty file, for its owner alone.
     *
     * @throws io.pgconvoy.api.error.StorageException that names the directory, where there can be none
     */
    public static Path newFile(String suffix) {
        try {
            return Files.createTempFile(PREFIX, suffix);
        } catch (IOException e) {
            throw failure("file", e);
        }
    }

    /** The same for a directory. */
    public static Path newDirectory(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw failure("directory", e);
        }
    }

    private static StorageException failure(String what, IOException e) {
        String place = System.getProperty("java.io.tmpdir");
        return StorageFailure.of(
                "could not create a temporary " + what + " in \"" + place + "\" (TMPDIR names another place)", e);
    }
}
