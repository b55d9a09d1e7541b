package io.pgconvoy.dump;

import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.StatementStyle;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.object.DatabaseModelReader;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.DumpNumbering;
import io.pgconvoy.object.DumpNumbers;
import io.pgconvoy.object.DumpScope;
import io.pgconvoy.object.EntryDataSource;
import io.pgconvoy.object.EntryList;
import io.pgconvoy.object.RenderContext;
import io.pgconvoy.object.RenderOptions;
import io.pgconvoy.object.SessionEntries;
import io.pgconvoy.object.StatisticsTexts;
import io.pgconvoy.object.UpgradeSql;
import io.pgconvoy.order.DependencyOrder;
import io.pgconvoy.order.DumpOrder;
import io.pgconvoy.sql.Identifier;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a database and renders the entries of a dump, whatever is then done with them. One thread. */
public final class DumpEntries {
    private final Session session;
    private final DumpOptions options;
    private final Dialect dialect;
    private final ProgressListener progress;
    private final CatalogReader catalog;

    /** @param session in the transaction whose snapshot is read */
    public DumpEntries(Session session, DumpOptions options, Dialect dialect, ProgressListener progress) {
        this.session = session;
        this.options = options;
        this.dialect = dialect;
        this.progress = progress;
        this.catalog = new CatalogReader(session);
    }

    /** What was read, the order of it, and all entries in that order, before any is left out. */
    public record Collected(DatabaseModelReader.Result read, DumpOrder order, List<ArchiveEntry> entries) {}

    /**
     * @param data gives the entries their data
     * @param standby whether the server is one
     */
    public Collected collect(EntryDataSource data, boolean standby) {
        warnOfUnknownRelease();
        progress.step("reading the catalogs");
        ReadingNotes.begin(dialect, progress::note);
        DumpScope scope = new ScopeReader(catalog, options, dialect).read();
        DatabaseModelReader.Result read = read(scope);
        refuseUnknown(read.unknown());
        read.warnings().forEach(warning -> progress.warning(warning, null));
        new ReadingNotes(read, dialect, progress::note).tell(!options.omits(Omission.POLICIES));
        DumpNumbers numbers = DumpNumbering.count(read, catalog, dialect, renderOptions(standby));
        DumpOrder order = order(read, numbers);
        catalog.forgetRehearsal();
        List<ArchiveEntry> entries = render(read, order, standby, data);
        for (int i = SectionOrder.violations(entries); i > 0; i--) {
            progress.warning("archive items not in correct section order", null);
        }
        return new Collected(read, order, entries);
    }

    private DatabaseModelReader.Result read(DumpScope scope) {
        DatabaseModelReader reader =
                new DatabaseModelReader(catalog, dialect, options.reading().lockWaitTimeout());
        catalog.rehearse(() -> {
            reader.rehearse(scope);
            DumpNumbering.rehearse(catalog, dialect, scope);
            DependencyOrder.rehearse(catalog);
        });
        return reader.read(scope);
    }

    /** What gives the texts of planner statistics. */
    public StatisticsTexts statistics() {
        return new StatisticsTexts(catalog, standardStrings());
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

    private DumpOrder order(DatabaseModelReader.Result read, DumpNumbers numbers) {
        Comparator<String> bytes = session.encoding().byteOrder();
        return new DependencyOrder(read, dialect, numbers, bytes, warning -> progress.warning(warning, null))
                .order(catalog);
    }

    private List<ArchiveEntry> render(
            DatabaseModelReader.Result read, DumpOrder order, boolean standby, EntryDataSource data) {
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
                object -> order.graph().of(object.dumpId()),
                lastDumpId::incrementAndGet);
        EntryList entries =
                context.scope().binaryUpgrade() ? EntryList.completedBy(new UpgradeSql(context)) : new EntryList();
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
