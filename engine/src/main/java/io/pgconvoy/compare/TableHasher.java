package io.pgconvoy.compare;

import io.pgconvoy.api.CompareReport.TableHash;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.connect.ServerFeature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.dump.parallel.PageRanges;
import io.pgconvoy.dump.parallel.PageRanges.Range;
import io.pgconvoy.object.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Hashes tables on one server, large ones in stretches of pages at the same time. One thread; work runs on others. */
final class TableHasher {
    /** By the time it takes, roughly, hashing a table on one side weighs less than moving it. */
    private static final int SHARE = 4;

    private static final String HASH = """
        SELECT count(*), COALESCE(sum(%1$s), 0) FROM %2$s AS x%3$s\
        """;

    private final HashSessions sessions;
    private final HashSettings settings;
    private final RowText rows;
    private final PageRanges ranges;
    private final boolean divisible;
    private final LongConsumer hashed;

    /** @param hashed hears of about how many bytes have been hashed */
    TableHasher(
            HashSessions sessions,
            HashSettings settings,
            ComparedDatabase database,
            PageRanges ranges,
            LongConsumer hashed) {
        this.sessions = sessions;
        this.settings = settings;
        this.rows = new RowText(database.ids());
        this.ranges = ranges;
        this.divisible = database.session().server().has(ServerFeature.TID_RANGE_SCAN);
        this.hashed = hashed;
    }

    /** The hashes of a table's stretches, to be added up. */
    record Pending(List<Future<TableHash>> parts) {
        TableHash sum() {
            long count = 0;
            BigInteger hash = BigInteger.ZERO;
            for (Future<TableHash> part : parts) {
                TableHash done = HashSessions.get(part);
                count += done.rows();
                hash = hash.add(new BigInteger(done.hash()));
            }
            return new TableHash(count, hash.toString());
        }
    }

    /** In how many parts a table is hashed. */
    int parts(ComparedTable table) {
        return stretches(table).size();
    }

    private List<Range> stretches(ComparedTable table) {
        return isDivisible(table) ? ranges.of(table.oid()) : List.of(Range.WHOLE);
    }

    /** @param units that are done to compare the table, on both servers */
    Pending start(ComparedTable table, Map<String, Long> columns, int units) {
        List<Range> stretches = stretches(table);
        String name = table.relation().schema() + "." + table.relation().name();
        long bytes = ranges.bytes(table.oid()) / stretches.size();
        List<Future<TableHash>> parts = new ArrayList<>();
        for (Range stretch : stretches) {
            String sql = String.format(
                    Locale.ROOT, HASH, settings.hash(rows.of(columns)), table.from(), where(table, stretch));
            parts.add(sessions.submit(
                    worker -> new WorkUnit(worker, ContentComparison.VERIFICATION, name, units, bytes / SHARE),
                    session -> hash(session, sql, bytes)));
        }
        return new Pending(parts);
    }

    private boolean isDivisible(ComparedTable table) {
        Relation relation = table.relation();
        String accessMethod = relation.properties().accessMethod();
        boolean heap = accessMethod == null || accessMethod.equals("heap");
        return divisible && heap && table.condition().isEmpty() && !relation.isPartitioned() && !relation.isForeign();
    }

    private static String where(ComparedTable table, Range stretch) {
        if (stretch.isWhole()) {
            return table.condition().isEmpty() ? "" : " " + table.condition();
        }
        String upTo = stretch.to() < 0 ? "" : " AND x.ctid < '(" + stretch.to() + ",0)'::tid";
        return " WHERE x.ctid >= '(" + stretch.from() + ",0)'::tid" + upTo;
    }

    private TableHash hash(Session session, String sql, long bytes) {
        TableHash[] hash = new TableHash[1];
        session.query(sql, row -> hash[0] = new TableHash(row.number(0), row.string(1)));
        hashed.accept(bytes);
        return hash[0];
    }
}
