package io.pgconvoy.api.error;

import org.jspecify.annotations.Nullable;

/** A file, pipe or object store failed; the message names it. */
public class StorageException extends EngineException {
    private static final long serialVersionUID = 1L;

    private StorageException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Trying again cannot help: no permission, no space, no such directory. */
    public static StorageException permanent(String message, @Nullable Throwable cause) {
        return new StorageException(ErrorCode.STORAGE_PERMANENT, message, cause);
    }

    /** Trying again may help: a time-out, a reset connection, an overloaded store. */
    public static StorageException transientFailure(String message, @Nullable Throwable cause) {
        return new StorageException(ErrorCode.STORAGE_TRANSIENT, message, cause);
    }
}
