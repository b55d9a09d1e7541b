package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.CompressedObjects;
import io.pgconvoy.archive.CompressedRows;
import io.pgconvoy.archive.CompressedSink;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.ServerFeature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.content.Content;
import io.pgconvoy.content.ContentLog;
import io.pgconvoy.content.Observed;
import io.pgconvoy.dump.DumpData;
import io.pgconvoy.dump.parallel.Reader.Scarcity;
import io.pgconvoy.dump.parallel.TablePart.Rows;
import io.pgconvoy.object.CopySource;
import io.pgconvoy.object.ExtendedStatistics;
import io.pgconvoy.object.InsertPlan;
import io.pgconvoy.object.Relation;
import io.pgconvoy.object.RelationStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries' data, read on several sessions ahead of the writer. Made and used by the thread that owns the dump's session,
 * which keeps the snapshot for the others.
 */
public final class ParallelData implements DumpData {
    /** Of bytes that wait for the writer. */
    private static final long BUDGET_FOR_EACH = 12L << 20;

    private static final int PARTS_FOR_EACH = 32;

    /** What is read of a table at once has to be read again if the connection is lost. */
    private static final long MOST_AT_ONCE = 16L << 30;

    private static final int OBJECTS_IN_A_PART = 100;

    private final DumpData own;
    private final Session session;
    private final DumpSessionSetup setup;
    private final boolean standby;
    private final int jobs;
    private final boolean automatic;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final PageRanges ranges;
    /** By identity; complete before any reader starts. */
    private final IdentityHashMap<EntryParts, Consumer<Content>> observers = new IdentityHashMap<>();

    private @Nullable Readers readers;
    private @Nullable Packing packing;

    /**
     * @param own reads on the dump's session what is not worth another
     * @param setup of the dump's session
     * @param automatic whether the number of jobs is ours: fewer do where there is little to read or the server has no
     *     more sessions, and none where the dump's own is as quick
     * @param ranges learns the sizes of tables
     */
    public ParallelData(
            DumpData own,
            Session session,
            DumpSessionSetup setup,
            boolean standby,
            int jobs,
            boolean automatic,
            PageRanges ranges,
            ProgressListener progress,
            Cancellation cancellation) {
        this.own = own;
        this.session = session;
        this.setup = setup;
        this.standby = standby;
        this.jobs = jobs;
        this.automatic = automatic;
        this.ranges = ranges;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    @Override
    public TableRows copy(Relation table, CopySource source) {
        String accessMethod = Objects.requireNonNullElse(table.properties().accessMethod(), "heap");
        boolean divisible = source.columns() != null
                && accessMethod.equals("heap")
                && session.server().has(ServerFeature.TID_RANGE_SCAN);
        return new TableEntry(table, divisible, own.copy(table, source)) {
            @Override
            PartSource part(PageRanges.Range range) {
                String statement = range.isWhole() ? source.statement() : source.pages(range.from(), range.to());
                return part(lock(table, source.name()), TablePart.copied(statement), range);
            }
        };
    }

    @Override
    public TableRows inserts(Relation table, InsertPlan plan) {
        Rows rows = TablePart.inserts(plan);
        return new TableEntry(table, false, own.inserts(table, plan)) {
            @Override
            PartSource part(PageRanges.Range range) {
                return part(lock(table, plan.table()), rows, range);
            }
        };
    }

    @Override
    public LargeObjects largeObjects(List<Long> oids) {
        return new ObjectsEntry(oids);
    }

    @Override
    public Supplier<String> statistics(RelationStatistics relation) {
        return own.statistics(relation);
    }

    @Override
    public Supplier<String> statistics(ExtendedStatistics object) {
        return own.statistics(object);
    }

    private static @Nullable String lock(Relation table, String name) {
        return table.isForeign() ? null : name;
    }

    @Override
    public List<ArchiveEntry> observed(List<ArchiveEntry> entries, ContentLog log) {
        for (ArchiveEntry entry : entries) {
            if (entry.data() instanceof EntryParts parts) {
                observers.put(parts, content -> log.add(entry.dumpId(), content));
            }
        }
        return entries;
    }

    @Override
    public Reading start(List<ArchiveEntry> entries, Packing packing) {
        return begin(entries, packing, null);
    }

    @Override
    public Reading start(List<ArchiveEntry> entries, Packing packing, Consumer<ArchiveEntry> writer) {
        return begin(entries, packing, writer);
    }

    /** @param apart writes an entry to a file of its own; null where there are none */
    private Reading begin(List<ArchiveEntry> entries, Packing packing, @Nullable Consumer<ArchiveEntry> apart) {
        List<EntryParts> wanted = entries.stream()
                .map(ArchiveEntry::data)
                .filter(EntryParts.class::isInstance)
                .map(EntryParts.class::cast)
                .toList();
        if (wanted.isEmpty()) {
            return Reading.NONE;
        }
        Workload workload = measure(wanted);
        if (automatic && workload.isFor(session)) {
            return own.start(entries.stream().map(this::readAlone).toList(), packing);
        }
        this.packing = packing;
        int number = automatic ? workload.sessions(jobs) : jobs;
        Shares shares = new Shares(workload.ahead().weight(), number);
        ApartTables uncut = apart == null ? ApartTables.NONE : new ApartTables(uncut(entries, shares, packing), apart);
        long budget = Math.min(number * BUDGET_FOR_EACH, Runtime.getRuntime().maxMemory() / 4);
        Iterator<EntryParts> inOrder =
                wanted.stream().filter(entry -> !uncut.has(entry)).iterator();
        ReadAhead ahead = new ReadAhead(new PartPlan(inOrder), budget, number * PARTS_FOR_EACH);
        ReaderSession.Setup sessions = sessions();
        List<Reader> each = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            each.add(reader(i, ahead, uncut, new ReaderSession(sessions)));
        }
        Reader last = reader(1, ahead, uncut, ReaderSession.borrowing(sessions));
        Readers started = new Readers(ahead, uncut, packing, new SnapshotHolder(session), each, last);
        readers = started;
        started.start();
        return started;
    }

    private ArchiveEntry readAlone(ArchiveEntry entry) {
        if (!(entry.data() instanceof TableEntry table)) {
            return entry;
        }
        Consumer<Content> contents = table.contents();
        TableRows rows = contents == null ? table.alone : Observed.rows(entry, table.alone, contents);
        table.comeFrom(rows::writeTo);
        return entry.withData(table.alone);
    }

    /** Tables large enough that one in another's way would be felt, and that cannot be cut or need not be. */
    private Map<ApartTables.Table, ArchiveEntry> uncut(List<ArchiveEntry> entries, Shares shares, Packing packing) {
        Map<TableEntry, ArchiveEntry> large = new LinkedHashMap<>();
        for (ArchiveEntry entry : entries) {
            if (entry.data() instanceof TableEntry table && table.weight() > BUDGET_FOR_EACH) {
                large.put(table, entry);
            }
        }
        Map<ApartTables.Table, ArchiveEntry> uncut = new LinkedHashMap<>();
        large.keySet().stream()
                .sorted(Comparator.comparingLong(TableEntry::weight).reversed())
                .filter(table -> isReadWhole(table, shares, packing.compression()))
                .forEach(table -> {
                    table.divisible = false;
                    uncut.put(table, Objects.requireNonNull(large.get(table)));
                });
        return uncut;
    }

    /** Where compressing takes longest, nobody knows what a share is: some rows take ten times as long as others. */
    private boolean isReadWhole(TableEntry table, Shares shares, Compression compression) {
        boolean fits = shares.take(table.weight()) && !compression.isHeavy();
        return !table.divisible
                || fits && table.weight() <= MOST_AT_ONCE && Workload.fitsOneConnection(session, table.weight());
    }

    private Workload measure(List<EntryParts> wanted) {
        List<Relation> tables = wanted.stream()
                .filter(TableEntry.class::isInstance)
                .map(entry -> ((TableEntry) entry).table)
                .toList();
        ranges.read(
                new CatalogReader(session), tables.stream().map(Relation::oid).toList());
        Workload workload = Workload.of(wanted.size(), tables, ranges.sizes());
        progress.expect(workload.ahead());
        return workload;
    }

    private ReaderSession.Setup sessions() {
        return new ReaderSession.Setup(
                session.spec(),
                setup.forWorker(session, snapshot()),
                Session.mostEncryptedBytes(),
                cancellation,
                message -> progress.warning(message, "It is read again on a new connection, on the same snapshot."));
    }

    private Reader reader(int number, ReadAhead ahead, ApartTables apart, ReaderSession own) {
        Scarcity scarcity = number == 1 ? Scarcity.BORROW : Scarcity.RETIRE;
        return new Reader(
                number,
                ahead,
                apart,
                own,
                Objects.requireNonNull(packing),
                progress,
                this::moved,
                automatic ? scarcity : Scarcity.FAIL);
    }

    private Snapshot snapshot() {
        return Snapshot.export(session, standby);
    }

    private void moved(long bytes) {
        cancellation.check();
        progress.moved(bytes);
    }

    /** @param bytes of it on disk */
    private boolean packed(long bytes) {
        return packing != null && packing.compression().algorithm() != Algorithm.NONE && bytes >= packing.least();
    }

    private Readers atWork() {
        return Objects.requireNonNull(readers, "reading has not started");
    }

    private abstract class TableEntry implements CompressedRows, ApartTables.Table {
        private final Relation table;
        /** Whether its stretches may be read by several. */
        private boolean divisible;

        private final TableRows alone;
        private @Nullable Consumer<ByteSink> elsewhere;

        /** @param alone the same rows, read on the dump's own session */
        TableEntry(Relation table, boolean divisible, TableRows alone) {
            this.table = table;
            this.divisible = divisible;
            this.alone = alone;
        }

        abstract PartSource part(PageRanges.Range range);

        private List<PageRanges.Range> stretches() {
            return divisible ? ranges.of(table.oid()) : List.of(PageRanges.Range.WHOLE);
        }

        PartSource part(@Nullable String lock, Rows rows, PageRanges.Range range) {
            int parts = divisible ? ranges.count(table.oid()) : 1;
            return new TablePart(
                    table, lock, rows, parts, ranges.sizes().of(table.oid()).bytes() / parts, range.to() < 0);
        }

        @Override
        public @Nullable Consumer<Content> contents() {
            return observers.get(this);
        }

        @Override
        public Iterator<PartSource> plan() {
            String doing = "dumping contents of table \"" + table.schema() + "." + table.name() + "\"";
            progress.step(doing);
            progress.note(doing);
            return stretches().stream().map(this::part).iterator();
        }

        @Override
        public boolean compressed() {
            return packed(weight());
        }

        @Override
        public long weight() {
            return ranges.bytes(table.oid());
        }

        @Override
        public void comeFrom(Consumer<ByteSink> rows) {
            elsewhere = rows;
        }

        @Override
        public void writeTo(ByteSink out) {
            if (elsewhere == null) {
                atWork().writeRows(this, out);
            } else {
                elsewhere.accept(out);
            }
        }

        @Override
        public void writeCompressedTo(CompressedSink out) {
            if (elsewhere == null) {
                atWork().writeCompressedRows(this, out);
            } else {
                elsewhere.accept(out);
            }
        }
    }

    private final class ObjectsEntry implements CompressedObjects, EntryParts {
        private final List<Long> oids;

        ObjectsEntry(List<Long> oids) {
            this.oids = oids;
        }

        @Override
        public @Nullable Consumer<Content> contents() {
            return observers.get(this);
        }

        @Override
        public Iterator<PartSource> plan() {
            progress.step("saving large objects");
            int number = Math.max(1, (oids.size() + OBJECTS_IN_A_PART - 1) / OBJECTS_IN_A_PART);
            List<PartSource> parts = new ArrayList<>();
            for (int from = 0; from == 0 || from < oids.size(); from += OBJECTS_IN_A_PART) {
                parts.add(new ObjectsPart(oids.subList(from, Math.min(from + OBJECTS_IN_A_PART, oids.size())), number));
            }
            return parts.iterator();
        }

        @Override
        public boolean compressed() {
            return packed(Long.MAX_VALUE);
        }

        @Override
        public void writeTo(LargeObjectSink out) {
            atWork().writeObjects(this, out);
        }

        @Override
        public void writeCompressedTo(LargeObjectSink out) {
            atWork().writeObjects(this, out);
        }
    }
}
