package io.pgconvoy.connect;

import io.pgconvoy.api.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** One attempt to connect failed; says what libpq would try next. */
final class ConnectFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final Next next;
    private final boolean passwordMissing;

    /** What may still work after a failure. */
    enum Next {
        /** The same address with or without encryption; failing that, nothing. */
        ENCRYPTION,
        ADDRESS,
        HOST,
        NOTHING
    }

    ConnectFailure(ErrorCode code, Next next, String message, @Nullable Throwable cause) {
        this(code, next, message, false, cause);
    }

    private ConnectFailure(
            ErrorCode code, Next next, String message, boolean passwordMissing, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.next = next;
        this.passwordMissing = passwordMissing;
    }

    static ConnectFailure passwordMissing(Throwable cause) {
        return new ConnectFailure(
                ErrorCode.AUTHENTICATION_FAILED, Next.NOTHING, String.valueOf(cause.getMessage()), true, cause);
    }

    ErrorCode code() {
        return code;
    }

    Next next() {
        return next;
    }

    boolean isPasswordMissing() {
        return passwordMissing;
    }

    /** The same, said of a server. */
    ConnectFailure at(String serverInWords) {
        return new ConnectFailure(
                code,
                next,
                "connection to server " + serverInWords + " failed: " + getMessage(),
                passwordMissing,
                this);
    }
}
