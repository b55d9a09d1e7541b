package io.pgconvoy.dump;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.ReadSettings;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.dump.parallel.PageRanges;
import io.pgconvoy.dump.parallel.ParallelData;
import io.pgconvoy.dump.parallel.Workload;

/** One dump on one session: read, select, order, render, write. */
public final class DumpJob {
    /** While one session waits for the server, another one's data is worked on. */
    private static final int LEAST_JOBS = 2;

    private final Session session;
    private final DumpOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final Dialect dialect;

    public DumpJob(Session session, DumpOptions options, ProgressListener progress, Cancellation cancellation) {
        this.session = session;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
        this.dialect = options.dialect() != null ? options.dialect() : Dialect.forServer(session.server());
    }

    public void run() {
        checkDialect();
        DumpWriter.check(options, dialect);
        CodecSetup.begin(DumpWriter.compression(options, dialect));
        DumpSessionSetup setup = setup();
        boolean standby = setup.begin(session);
        DumpEntries entries = new DumpEntries(session, options, dialect, progress);
        DumpData data = data(entries, setup, standby);
        DumpEntries.Collected collected = entries.collect(data, standby);
        String database = collected.read().database().name();
        new DumpWriter(session, options, dialect, database, progress, data)
                .write(collected.order(), collected.entries());
    }

    private void checkDialect() {
        if (options.contents().statistics() && !dialect.has(Feature.STATISTICS)) {
            throw new UsageException(
                    "release " + dialect + " does not dump statistics; choose 18 or later, as with --compat 18");
        }
    }

    private DumpSessionSetup setup() {
        ReadSettings reading = options.reading();
        String snapshot = reading.snapshot();
        return new DumpSessionSetup(
                reading.encoding(),
                reading.role(),
                reading.extraFloatDigits(),
                options.statements().quoteAllIdentifiers(),
                options.script().rowSecurity(),
                reading.serializableDeferrable(),
                snapshot == null ? null : new Snapshot(snapshot),
                dialect.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED));
    }

    private DumpData data(DumpEntries entries, DumpSessionSetup setup, boolean standby) {
        int jobs = jobs(standby);
        boolean automatic = options.reading().jobs() == ReadSettings.AUTOMATIC_JOBS;
        PageRanges ranges = new PageRanges();
        SessionData own =
                new SessionData(session, entries.statistics(), dialect, progress, cancellation, ranges::bytes);
        if (jobs == 1 && !(mustChangeConnections() && Snapshot.canExport(session, standby))) {
            return own;
        }
        return new ParallelData(
                own, session, setup, standby, jobs, automatic || jobs == 1, ranges, progress, cancellation);
    }

    private boolean mustChangeConnections() {
        if (!session.isEncrypted()) {
            return false;
        }
        String size = session.text("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())");
        return size != null && !Workload.fitsOneConnection(session, Long.parseLong(size));
    }

    /** Standbys before 10 cannot share a snapshot: nobody who left the number to us needs to know. */
    private int jobs(boolean standby) {
        int asked = options.reading().jobs();
        if (asked != ReadSettings.AUTOMATIC_JOBS) {
            return asked;
        }
        boolean shared = Snapshot.canExport(session, standby);
        return shared ? Math.max(LEAST_JOBS, Runtime.getRuntime().availableProcessors()) : 1;
    }
}
