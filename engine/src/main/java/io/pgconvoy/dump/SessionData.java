package io.pgconvoy.dump;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.content.ContentLog;
import io.pgconvoy.content.Observed;
import io.pgconvoy.copy.CopiedRows;
import io.pgconvoy.copy.ReadLargeObjects;
import io.pgconvoy.object.CopySource;
import io.pgconvoy.object.ExtendedStatistics;
import io.pgconvoy.object.InsertPlan;
import io.pgconvoy.object.Relation;
import io.pgconvoy.object.RelationStatistics;
import io.pgconvoy.object.StatisticsTexts;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/** Reads entries' data on the dump's own session. One thread. */
final class SessionData implements DumpData {
    private static final long UNCOUNTED = 0;

    private final Session session;
    private final StatisticsTexts statistics;
    private final Dialect dialect;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final LongUnaryOperator sizes;
    private final CopiesAhead ahead;
    private final byte[] space = new byte[CopiedRows.PIECE];

    /** @param sizes of tables by oid, in bytes on disk; 0 where that is not known */
    SessionData(
            Session session,
            StatisticsTexts statistics,
            Dialect dialect,
            ProgressListener progress,
            Cancellation cancellation,
            LongUnaryOperator sizes) {
        this.session = session;
        this.statistics = statistics;
        this.dialect = dialect;
        this.progress = progress;
        this.cancellation = cancellation;
        this.sizes = sizes;
        this.ahead = new CopiesAhead(session);
    }

    @Override
    public TableRows copy(Relation table, CopySource source) {
        return new Copy(this, table, source.statement());
    }

    private record Copy(SessionData data, Relation table, String statement) implements TableRows {
        @Override
        public void writeTo(ByteSink out) {
            data.progress.note(dumping(table));
            data.ahead.next(statement);
            data.reading(table, moved -> CopiedRows.copy(data.session, statement, data.space, out, moved));
        }
    }

    @Override
    public TableRows inserts(Relation table, InsertPlan plan) {
        return out -> reading(table, moved -> {
            plan.writeTo(session, out, moved);
            return UNCOUNTED;
        });
    }

    @Override
    public LargeObjects largeObjects(List<Long> oids) {
        return out -> {
            progress.step("saving large objects");
            progress.note("saving large objects" + (dialect.has(Feature.BLOB_METADATA_GROUPS) ? name(oids) : ""));
            reading(new WorkUnit(1, "large objects", "large objects", 1, 0), moved -> {
                new ReadLargeObjects(session, oids, moved).writeTo(out);
                return UNCOUNTED;
            });
        };
    }

    private static String name(List<Long> oids) {
        Long first = oids.get(0);
        return oids.size() == 1 ? " \"" + first + "\"" : " \"" + first + ".." + oids.get(oids.size() - 1) + "\"";
    }

    @Override
    public Supplier<String> statistics(RelationStatistics relation) {
        return statistics.of(relation);
    }

    @Override
    public Supplier<String> statistics(ExtendedStatistics object) {
        return statistics.of(object);
    }

    @Override
    public List<ArchiveEntry> observed(List<ArchiveEntry> entries, ContentLog log) {
        return entries.stream().map(entry -> Observed.entry(entry, log)).toList();
    }

    /** Each entry's data is read when it is written, though asked for a little before. */
    @Override
    public Reading start(List<ArchiveEntry> entries, Packing packing) {
        for (ArchiveEntry entry : entries) {
            if (entry.data() instanceof Copy copy && !copy.table.isForeign()) {
                ahead.expect(copy.statement);
            } else if (entry.data() != null || entry.lateDefinition() != null) {
                ahead.expectSomethingElse();
            }
        }
        return Reading.NONE;
    }

    private void reading(Relation table, Work rows) {
        progress.step(dumping(table));
        WorkUnit unit = new WorkUnit(1, "rows", table.schema() + "." + table.name(), 1, sizes.applyAsLong(table.oid()));
        try {
            if (table.isForeign()) {
                DumpSessionSetup.withForeignTables(session, () -> reading(unit, rows));
            } else {
                reading(unit, rows);
            }
        } catch (ServerException e) {
            throw e.during("table \"" + table.name() + "\"");
        }
    }

    private void reading(WorkUnit unit, Work work) {
        progress.begun(unit);
        long[] bytes = new long[1];
        long rows = work.run(moved -> {
            bytes[0] += moved;
            moved(moved);
        });
        progress.ended(unit, new WorkUnit.Outcome(rows, bytes[0], 0));
    }

    /** Something that reads data. */
    private interface Work {
        /**
         * @param moved hears of the bytes of every piece
         * @return how many rows there were, or {@link #UNCOUNTED}
         */
        long run(LongConsumer moved);
    }

    private static String dumping(Relation table) {
        return "dumping contents of table \"" + table.schema() + "." + table.name() + "\"";
    }

    private void moved(long bytes) {
        cancellation.check();
        progress.moved(bytes);
    }
}
