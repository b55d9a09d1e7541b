package io.pgconvoy.dump;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.ReadSettings;
import io.pgconvoy.api.StatementStyle;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.object.DatabaseModelReader;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.DumpScope;
import io.pgconvoy.object.EntryList;
import io.pgconvoy.object.RenderContext;
import io.pgconvoy.object.RenderOptions;
import io.pgconvoy.object.SessionEntries;
import io.pgconvoy.order.DependencyOrder;
import io.pgconvoy.order.DumpOrder;
import io.pgconvoy.order.EntryDependencies;
import io.pgconvoy.sql.Identifier;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One dump on one session: read, select, order, render, write. */
public final class DumpJob {
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
        beginSnapshot();
        progress.step("reading the catalogs");
        String database = String.valueOf(session.text("SELECT pg_catalog.current_database()"));
        DumpScope scope = new ScopeReader(catalog, database, options).read();
        DatabaseModelReader.Result read = new DatabaseModelReader(catalog, dialect).read(scope);
        read.warnings().forEach(warning -> progress.warning(warning, null));
        DumpOrder order = order(read);
        List<ArchiveEntry> entries = new EntryDependencies(order).complete(render(read, order));
        new DumpWriter(session, options, dialect, progress).write(entries);
    }

    private void beginSnapshot() {
        ReadSettings reading = options.reading();
        new DumpSessionSetup(
                        reading.encoding(),
                        reading.role(),
                        reading.extraFloatDigits(),
                        options.statements().quoteAllIdentifiers(),
                        options.script().rowSecurity(),
                        reading.serializableDeferrable(),
                        reading.snapshot() == null ? null : new Snapshot(reading.snapshot()),
                        dialect.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED))
                .begin(session);
    }

    private DumpOrder order(DatabaseModelReader.Result read) {
        return new DependencyOrder(
                        read, dialect, session.encoding().byteOrder(), warning -> progress.warning(warning, null))
                .order(catalog);
    }

    private List<ArchiveEntry> render(DatabaseModelReader.Result read, DumpOrder order) {
        AtomicInteger lastDumpId = new AtomicInteger(order.lastDumpId());
        RenderContext context = new RenderContext(
                read.model(),
                read.selection(),
                order.repairs(),
                dialect,
                session.server(),
                Identifier.of(dialect, options.statements().quoteAllIdentifiers()),
                standardStrings(),
                renderOptions(),
                new SessionData(session, progress, cancellation),
                lastDumpId::incrementAndGet);
        EntryList entries = new EntryList();
        SessionEntries.render(context, entries, session.encoding().encoding(), List.of());
        if (options.script().create() || options.output().format() != OutputFormat.PLAIN) {
            read.database().render(context, entries);
        }
        for (DatabaseObject object : order.objects()) {
            object.render(context, entries);
        }
        return entries.entries();
    }

    private boolean standardStrings() {
        return !"off".equals(session.connection().getParameterStatus("standard_conforming_strings"));
    }

    private RenderOptions renderOptions() {
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
                options.omits(Omission.UNLOGGED_TABLE_DATA),
                options.contents().sequenceValues());
    }
}
