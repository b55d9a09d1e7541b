package io.pgconvoy.api;

import io.pgconvoy.verify.InputVerification;
import io.pgconvoy.verify.VerifyReport;

/** Checks archives and scripts without a server. */
public final class Verify {
    private Verify() {}

    /**
     * Reads every byte of an archive or of a plain SQL script, compressed or not, on the calling thread and others, and
     * says what is damaged and what is good. A pipe will do.
     *
     * @param jobs how many threads may read at the same time
     * @throws io.pgconvoy.api.error.EngineException when nothing could be checked: there is no such file, or its table of
     *     contents cannot be read
     */
    public static VerifyReport archive(
            RestoreInput input, int jobs, ProgressListener progress, Cancellation cancellation) {
        return new InputVerification(input, jobs, progress, cancellation).run();
    }
}
