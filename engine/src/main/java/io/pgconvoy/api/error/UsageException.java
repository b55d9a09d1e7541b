package io.pgconvoy.api.error;

/** The request cannot be carried out as asked: the user must change it. */
public class UsageException extends EngineException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(ErrorCode.USAGE, message);
    }
}
