package io.pgconvoy.compare;

import io.pgconvoy.api.ArchiveTerms;
import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.CompareOptions;
import io.pgconvoy.api.CompareReport.Side;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.ReadSettings;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.StatementStyle;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.connect.StallWatch;
import io.pgconvoy.dump.DumpEntries;
import io.pgconvoy.dump.parallel.PageRanges;
import io.pgconvoy.object.LargeObjectContents;
import io.pgconvoy.object.SequenceSet;
import io.pgconvoy.restore.ledger.LedgerSchema;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One of two databases that are compared, read in one transaction of its own session. One thread. */
final class ComparedDatabase {
    /** Large enough that a query's start does not count. */
    private static final long PART_BYTES = 16L << 20;

    private final Session session;
    private final CompareOptions options;
    private final Dialect dialect;
    private final DumpSessionSetup setup;
    private final boolean standby;
    private final DumpEntries.Collected collected;

    /** @param snapshot an exported snapshot to read; null for a new one */
    ComparedDatabase(
            Session session,
            CompareOptions options,
            Dialect dialect,
            String encoding,
            @Nullable Snapshot snapshot,
            ProgressListener progress) {
        this.session = session;
        this.options = options;
        this.dialect = dialect;
        this.setup = new DumpSessionSetup(encoding, null, null, false, false, false, snapshot, false);
        this.standby = setup.begin(session);
        DumpOptions dump = new DumpOptions(
                dialect,
                options.contents(),
                options.patterns().withoutSchema(LedgerSchema.NAME),
                options.omissions(),
                StatementStyle.DEFAULTS,
                ScriptStyle.DEFAULTS,
                ReadSettings.DEFAULTS,
                DumpOutput.nowhere());
        this.collected = new DumpEntries(session, dump, dialect, progress).collect(new NoData(), standby);
    }

    Session session() {
        return session;
    }

    Side side() {
        return new Side(collected.read().database().name(), session.server().text());
    }

    /** Those that the options leave. */
    List<ArchiveEntry> entries() {
        return EntryFilter.apply(
                        collected.entries(), ArchiveTerms.selection(options.contents(), options.omissions()), dialect)
                .stream()
                .filter(SelectedEntry::isRestored)
                .map(SelectedEntry::entry)
                .toList();
    }

    SortedMap<String, ComparedTable> tables() {
        return ComparedTable.read(collected, standby, new CatalogReader(session), ids());
    }

    /** What quotes names in all SQL that is made for either server. */
    Identifier ids() {
        return Identifier.of(dialect);
    }

    /** Where the sequences stand, by name. */
    SortedMap<String, String> sequences() {
        SortedMap<String, String> positions = new TreeMap<>();
        for (SequenceSet set : collected.read().model().all(SequenceSet.class)) {
            SequenceSet.Position position = set.position();
            if (set.wanted() && position != null) {
                positions.put(
                        ids().qualified(set.sequence().schema(), set.sequence().name()),
                        position.lastValue() + (position.called() ? "" : " (not called yet)"));
            }
        }
        return positions;
    }

    /** OIDs in ascending order. */
    List<Long> largeObjects() {
        List<Long> oids = new ArrayList<>();
        if (options.contents().data()) {
            collected.read().model().all(LargeObjectContents.class).forEach(contents -> oids.addAll(contents.oids()));
        }
        return oids.stream().sorted().toList();
    }

    PageRanges pageRanges(List<Long> tables) {
        PageRanges ranges = new PageRanges(PART_BYTES);
        ranges.read(new CatalogReader(session), tables);
        return ranges;
    }

    /**
     * Sessions that read the same snapshot; where it cannot be shared, this one alone.
     *
     * @param before how many workers there are besides, with lower numbers
     */
    HashSessions hashSessions(
            HashSettings settings, Cancellation cancellation, StallWatch watch, ProgressListener progress, int before) {
        if (!Snapshot.canExport(session, standby)) {
            session.execute(settings.statements(session.server()));
            return HashSessions.of(session, setup, settings, cancellation, watch, progress, before);
        }
        DumpSessionSetup worker = setup.forWorker(session, Snapshot.export(session, standby));
        return new HashSessions(
                session.spec(),
                worker,
                settings,
                options.jobs(),
                cancellation,
                watch,
                options.patience(),
                progress,
                before);
    }
}
