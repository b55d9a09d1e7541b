package io.pgconvoy.api;

import io.pgconvoy.compare.CompareJob;
import io.pgconvoy.connect.ConnectionSpec;

/** Compares two databases, each as of one snapshot: definitions object by object, rows by hashes made on the servers. */
public final class Compare {
    private Compare() {}

    /**
     * Runs to its end on the calling thread; a difference is a result, not a failure. Neither database is changed.
     *
     * @throws io.pgconvoy.api.error.EngineException when anything that was asked for could not be compared
     */
    public static CompareReport run(
            ConnectionSpec source,
            ConnectionSpec target,
            CompareOptions options,
            ProgressListener progress,
            Cancellation cancellation) {
        return new CompareJob(options, progress, cancellation).run(source, target);
    }
}
