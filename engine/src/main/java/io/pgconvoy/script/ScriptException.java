package io.pgconvoy.script;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;

/** A script holds something that it must not hold, or is cut off. */
public final class ScriptException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final long line;

    /** @param line counted from 1 */
    public ScriptException(long line, String message) {
        super(ErrorCode.MALFORMED_ARCHIVE, "line " + line + ": " + message);
        this.line = line;
    }

    public long line() {
        return line;
    }
}
