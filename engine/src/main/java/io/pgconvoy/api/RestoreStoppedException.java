package io.pgconvoy.api;

import io.pgconvoy.api.error.EngineException;

/** A restore ended at its first failure, as its options say. The {@link ProgressListener} has heard of the failure. */
public final class RestoreStoppedException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final transient RestoreFailure failure;

    public RestoreStoppedException(RestoreFailure failure) {
        super(failure.cause().code(), failure.message(), failure.cause());
        this.failure = failure;
    }

    public RestoreFailure failure() {
        return failure;
    }
}
