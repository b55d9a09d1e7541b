package io.pgconvoy.compress;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Compressed data that is damaged. */
public final class CorruptDataException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /** @param offset in the compressed stream, where the decoder noticed */
    public CorruptDataException(String message, long offset, @Nullable Throwable cause) {
        super(ErrorCode.MALFORMED_ARCHIVE, message, cause);
        this.offset = offset;
    }

    public long offset() {
        return offset;
    }
}
