package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.WorkAhead;
import io.pgconvoy.connect.Session;
import io.pgconvoy.object.Relation;
import java.util.List;

/**
 * How much there is to read, and how many sessions that is worth.
 *
 * @param ahead objects, rows and bytes, as far as they can be estimated
 * @param known whether the estimate has all of it: a large object may be of any size, and so may a foreign table
 */
public record Workload(WorkAhead ahead, boolean known) {
    /** What a reader should have to do at least, in bytes of tables. */
    private static final long WEIGHT_FOR_EACH = 1 << 20;

    /** A statement for a small table costs as much as so many bytes of a large one. */
    private static final long ENTRY_WEIGHT = 16 << 10;

    private static final int TEXT_OF_A_BYTE = 10;

    /**
     * @param entries all that will be read
     * @param tables those of them that are tables
     */
    static Workload of(int entries, List<Relation> tables, TableSizes sizes) {
        WorkAhead ahead = new WorkAhead(
                entries,
                tables.stream().mapToLong(table -> sizes.of(table.oid()).rows()).sum(),
                tables.stream()
                        .mapToLong(table -> sizes.of(table.oid()).bytes())
                        .sum());
        return new Workload(ahead, entries == tables.size() && tables.stream().noneMatch(Relation::isForeign));
    }

    /** How many sessions are worth the milliseconds that each of them costs. */
    int sessions(int most) {
        return (int) Math.min(most, 1 + (ahead.weight() + ahead.objects() * ENTRY_WEIGHT) / WEIGHT_FOR_EACH);
    }

    /**
     * Whether the dump's own session is as quick with it as readers were, each of which would have to open one and to lock
     * each of its tables.
     */
    boolean isFor(Session own) {
        boolean small = ahead.weight() <= ahead.objects() * ENTRY_WEIGHT || sessions(2) == 1;
        return known && small && fitsOneConnection(own, ahead.weight());
    }

    /**
     * Whether one connection may carry the rows of tables of so many bytes: no more than a TLS key may encrypt. Text is
     * larger than what lies on disk: bytes as hex are twice as long, and compressed values were ten times as long, say.
     */
    public static boolean fitsOneConnection(Session session, long bytes) {
        return !session.isEncrypted() || bytes <= Session.mostEncryptedBytes() / TEXT_OF_A_BYTE;
    }
}
