package io.pgconvoy.api.error;

/** One of several databases could not be dumped; the cause says why. */
public final class DatabaseDumpException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final EngineException reason;

    public DatabaseDumpException(String database, EngineException reason) {
        super(reason.code(), "pg_dump failed on database \"" + database + "\", exiting", reason);
        this.reason = reason;
    }

    public EngineException reason() {
        return reason;
    }
}
