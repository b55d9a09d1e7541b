package io.pgconvoy.api;

import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.migrate.MigrateJob;

/** Moves a database, as of one snapshot, into another one: of another server, of another release, with no file between. */
public final class Migrate {
    private Migrate() {}

    /**
     * Runs to its end on the calling thread. The source is only read. Objects that fail are told and left out.
     *
     * @throws io.pgconvoy.api.error.EngineException when it could not begin or go on; what has been created by then stays
     */
    public static MigrateReport run(
            ConnectionSpec source,
            ConnectionSpec target,
            MigrateOptions options,
            ProgressListener progress,
            Cancellation cancellation) {
        return new MigrateJob(options, progress, cancellation).run(source, target);
    }

    /** Looks for what would stand in the way, changing nothing. */
    public static MigrateCheck check(
            ConnectionSpec source,
            ConnectionSpec target,
            MigrateOptions options,
            ProgressListener progress,
            Cancellation cancellation) {
        return new MigrateJob(options, progress, cancellation).check(source, target);
    }
}
