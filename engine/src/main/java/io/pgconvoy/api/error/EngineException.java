package io.pgconvoy.api.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure the user can read: {@link #getMessage()} is one clear sentence, and never holds a password.
 * A bug in this program is an {@link IllegalStateException} instead.
 */
public class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public EngineException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public EngineException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
