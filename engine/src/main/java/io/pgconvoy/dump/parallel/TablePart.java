package io.pgconvoy.dump.parallel;

import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import io.pgconvoy.copy.CopiedRows;
import io.pgconvoy.object.InsertPlan;
import io.pgconvoy.object.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table.
 *
 * @param lock null for what cannot be locked
 * @param last whether they are the table's last ones
 */
record TablePart(Relation table, @Nullable String lock, Rows rows, boolean last) implements PartSource {

    /** How rows are read. */
    interface Rows {
        void read(Session session, ByteSink out);

        /** Whether a COPY text ends with a terminator of its own. */
        boolean terminated();
    }

    static Rows copied(String statement) {
        return new Rows() {
            @Override
            public void read(Session session, ByteSink out) {
                session.copyOut(statement, new byte[CopiedRows.PIECE], out::write);
            }

            @Override
            public boolean terminated() {
                return true;
            }
        };
    }

    static Rows inserts(InsertPlan plan) {
        return new Rows() {
            @Override
            public void read(Session session, ByteSink out) {
                plan.writeTo(session, out, bytes -> {});
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
    public void read(Session session, PartOutput out) {
        if (table.isForeign()) {
            DumpSessionSetup.withForeignTables(session, () -> rows.read(session, out.rows()));
        } else {
            rows.read(session, out.rows());
        }
    }

    @Override
    public void finish(PartOutput out) {
        out.finishRows(last && rows.terminated());
    }
}
