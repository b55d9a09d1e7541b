package io.pgconvoy.api;

import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.dump.DumpJob;

/** Dumps one database, as of one snapshot, to one output. */
public final class Dump {
    private Dump() {}

    /**
     * Runs a dump to its end on the calling thread. Returns when the output is complete under its final name; on any
     * failure, and on cancellation, nothing is left there.
     *
     * @throws io.pgconvoy.api.error.EngineException when anything that was asked for could not be dumped
     */
    public static void run(
            ConnectionSpec source, DumpOptions options, ProgressListener progress, Cancellation cancellation) {
        try (Session session = Session.open(source);
                Cancellation.Registration registration = cancellation.onCancel(session::cancel)) {
            new DumpJob(session, options, progress, cancellation).run();
        }
    }
}
