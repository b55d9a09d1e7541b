package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import io.pgconvoy.object.InsertPlan;
import io.pgconvoy.object.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table.
 *
 * @param lock null for what cannot be locked
 * @param parts into how many the table is cut
 * @param weight the part's share of the table's bytes on disk
 * @param last whether they are the table's last ones
 */
record TablePart(Relation table, @Nullable String lock, Rows rows, int parts, long weight, boolean last)
        implements PartSource {

    /** How rows are read. */
    interface Rows {
        /**
         * @param space to be used while reading
         * @return how many there were; 0 where they are not counted
         */
        long read(Session session, byte[] space, ByteSink out);

        /** Whether a COPY text ends with a terminator of its own. */
        boolean terminated();

        default @Nullable String firstStatement() {
            return null;
        }
    }

    static Rows copied(String statement) {
        return new Rows() {
            @Override
            public long read(Session session, byte[] space, ByteSink out) {
                return session.copyOut(statement, space, out::write);
            }

            @Override
            public boolean terminated() {
                return true;
            }

            @Override
            public String firstStatement() {
                return statement;
            }
        };
    }

    static Rows inserts(InsertPlan plan) {
        return new Rows() {
            @Override
            public long read(Session session, byte[] space, ByteSink out) {
                plan.writeTo(session, out, bytes -> {});
                return 0;
            }

            @Override
            public boolean terminated() {
                return false;
            }
        };
    }

    @Override
    public String inWords() {
        return "table \"" + table.schema() + "." + table.name() + "\"";
    }

    @Override
    public WorkUnit unit(int worker) {
        return new WorkUnit(worker, "rows", table.schema() + "." + table.name(), parts, weight);
    }

    @Override
    public @Nullable String firstStatement() {
        return table.isForeign() ? null : rows.firstStatement();
    }

    @Override
    public void read(Session session, PartOutput out) {
        if (table.isForeign()) {
            DumpSessionSetup.withForeignTables(session, () -> readRows(session, out));
        } else {
            readRows(session, out);
        }
    }

    private void readRows(Session session, PartOutput out) {
        out.counted(rows.read(session, out.space(), out.rows()));
    }

    @Override
    public void finish(PartOutput out) {
        out.finishRows(last && rows.terminated());
    }
}
