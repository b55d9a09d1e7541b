package io.pgconvoy.api.error;

import org.jspecify.annotations.Nullable;

/** No server, or none of those named, gave a session. The message is what libpq says of the attempts. */
public final class NotConnectedException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final String database;

    public NotConnectedException(ErrorCode code, String database, String message, @Nullable Throwable cause) {
        super(code, message, cause);
        this.database = database;
    }

    /** The database that was asked for. */
    public String database() {
        return database;
    }
}
