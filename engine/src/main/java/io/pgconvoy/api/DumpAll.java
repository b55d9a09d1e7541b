package io.pgconvoy.api;

import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.dumpall.DumpAllJob;

/** Dumps a whole cluster into one script: what its databases share, then every database. */
public final class DumpAll {
    private DumpAll() {}

    /**
     * Runs a dump to its end on the calling thread. Returns when the output is complete under its final name; on any
     * failure, and on cancellation, nothing is left there.
     *
     * @param cluster how to reach the server; the database in it does not count
     * @throws io.pgconvoy.api.error.EngineException when anything that was asked for could not be dumped; a
     *     {@link io.pgconvoy.api.error.DatabaseDumpException} says which database it was
     */
    public static void run(
            ConnectionSpec cluster, DumpAllOptions options, ProgressListener progress, Cancellation cancellation) {
        new DumpAllJob(cluster, options, progress, cancellation).run();
    }
}
