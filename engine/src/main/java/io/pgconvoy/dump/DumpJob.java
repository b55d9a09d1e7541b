package io.pgconvoy.dump;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.ReadSettings;
import io.pgconvoy.api.StatementStyle;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.dump.parallel.ParallelData;
import io.pgconvoy.object.DatabaseModelReader;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.DumpScope;
import io.pgconvoy.object.EntryList;
import io.pgconvoy.object.RenderContext;
import io.pgconvoy.object.RenderOptions;
import io.pgconvoy.object.SessionEntries;
import io.pgconvoy.object.StatisticsTexts;
import io.pgconvoy.order.DependencyOrder;
import io.pgconvoy.order.DumpOrder;
import io.pgconvoy.sql.Identifier;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One dump on one session: read, select, order, render, write. */
public final class DumpJob {
    /** While one session waits for the server, another one's data is worked on. */
    private static final int LEAST_JOBS = 2;

    private final Session session;
    private final DumpOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final Dialect dialect;
    private final CatalogReader catalog;

    public DumpJob(Session session, DumpOptions options, ProgressListener progress, Cancellation cancellation) {
        this.session = session;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
        this.dialect = options.dialect() != null ? options.dialect() : Dialect.forServer(session.server());
        this.catalog = new CatalogReader(session);
    }

    public void run() {
        checkDialect();
        DumpWriter.check(options, dialect);
        DumpSessionSetup setup = setup();
        boolean standby = setup.begin(session);
        DumpData data = data(setup, standby);
        warnOfUnknownRelease();
        progress.step("reading the catalogs");
        ReadingNotes.begin(dialect, progress::note);
        DumpScope scope = new ScopeReader(catalog, options).read();
        DatabaseModelReader.Result read =
                new DatabaseModelReader(catalog, dialect, options.reading().lockWaitTimeout()).read(scope);
        refuseUnknown(read.unknown());
        read.warnings().forEach(warning -> progress.warning(warning, null));
        new ReadingNotes(read, dialect, progress::note).tell(!options.omits(Omission.POLICIES));
        DumpOrder order = order(read);
        List<ArchiveEntry> entries = render(read, order, standby, data);
        new DumpWriter(session, options, dialect, read.database().name(), progress, data).write(order, entries);
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

    private DumpData data(DumpSessionSetup setup, boolean standby) {
        int jobs = jobs(standby);
        SessionData own = new SessionData(
                session, new StatisticsTexts(catalog, standardStrings()), dialect, progress, cancellation);
        return jobs == 1 ? own : new ParallelData(own, session, setup, standby, jobs, progress, cancellation);
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

    private void warnOfUnknownRelease() {
        if (Dialect.isBeyondKnown(session.server())) {
            progress.warning(
                    "server version " + session.server() + " is newer than any release this version knows",
                    "What is new in it may be missing from the dump.");
        }
    }

    private static void refuseUnknown(List<String> objects) {
        if (!objects.isEmpty()) {
            throw new EngineException(
                    ErrorCode.UNSUPPORTED,
                    "cannot dump objects of kinds that this version does not know: " + String.join(", ", objects));
        }
    }

    private DumpOrder order(DatabaseModelReader.Result read) {
        return new DependencyOrder(
                        read, dialect, session.encoding().byteOrder(), warning -> progress.warning(warning, null))
                .order(catalog);
    }

    private List<ArchiveEntry> render(
            DatabaseModelReader.Result read, DumpOrder order, boolean standby, DumpData data) {
        AtomicInteger lastDumpId = new AtomicInteger(order.lastDumpId());
        RenderContext context = new RenderContext(
                read.model(),
                read.selection(),
                order.repairs(),
                dialect,
                session.server(),
                Identifier.of(dialect, options.statements().quoteAllIdentifiers()),
                standardStrings(),
                renderOptions(standby),
                data,
                lastDumpId::incrementAndGet);
        EntryList entries = new EntryList();
        ReadingNotes.settings(session.encoding().encoding(), standardStrings(), dialect, progress::note);
        SessionEntries.render(context, entries, session.encoding().encoding(), List.of());
        if (options.output().format() != OutputFormat.PLAIN || options.script().create()) {
            progress.note("saving database definition");
            read.database().render(context, entries);
        }
        for (DatabaseObject object : order.objects()) {
            object.render(context, entries);
        }
        return entries.entries();
    }

    private boolean standardStrings() {
        return !"off".equals(session.parameter("standard_conforming_strings"));
    }

    private RenderOptions renderOptions(boolean standby) {
        StatementStyle statements = options.statements();
        return new RenderOptions(
                options.script().create(),
                options.script().clean(),
                statements.rowsPerInsert(),
                statements.columnInserts(),
                statements.onConflictDoNothing(),
                statements.disableDollarQuoting(),
                statements.loadViaPartitionRoot(),
                options.omits(Omission.PRIVILEGES),
                options.omits(Omission.COMMENTS),
                options.omits(Omission.SECURITY_LABELS),
                options.omits(Omission.PUBLICATIONS),
                options.omits(Omission.SUBSCRIPTIONS),
                options.omits(Omission.POLICIES),
                options.omits(Omission.TABLESPACES),
                options.omits(Omission.TOAST_COMPRESSION),
                // A standby has no contents of unlogged tables, and refuses to read them.
                options.omits(Omission.UNLOGGED_TABLE_DATA) || standby);
    }
}
