package io.pgconvoy.object;

import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.Literal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Locks the tables that a dump wants against being dropped or altered, as soon as they are known. */
final class TableLocks {
    /** The parts of a dump that need the table itself; comments and privileges are read from catalogs alone. */
    private static final Set<Component> NEED_LOCK =
            EnumSet.of(Component.DEFINITION, Component.DATA, Component.STATISTICS, Component.POLICY);

    /** The length at which stock ends one LOCK TABLE and begins the next. */
    private static final int BATCH_LENGTH = 100_000;

    private final ReadContext in;
    private final Identifier ids;

    TableLocks(ReadContext in) {
        this.in = in;
        this.ids = Identifier.of(in.dialect());
    }

    void lock(List<Relation> relations) {
        @Nullable String timeout = in.lockWaitTimeout();
        if (timeout != null) {
            in.catalog().execute("SET statement_timeout = " + Literal.quote(timeout));
        }
        lockInBatches(relations);
        if (timeout != null) {
            in.catalog().execute("SET statement_timeout = 0");
        }
    }

    private void lockInBatches(List<Relation> relations) {
        int batchLength = in.dialect().has(Feature.BATCHED_LOCKS) ? BATCH_LENGTH : 0;
        StringBuilder statement = new StringBuilder();
        for (Relation relation : relations) {
            if (!needsLock(relation)) {
                continue;
            }
            statement
                    .append(statement.length() == 0 ? "LOCK TABLE " : ", ")
                    .append(ids.qualified(relation.schema(), relation.name()));
            if (statement.length() >= batchLength) {
                execute(statement);
            }
        }
        if (statement.length() > 0) {
            execute(statement);
        }
    }

    private void execute(StringBuilder statement) {
        in.catalog().execute(statement.append(" IN ACCESS SHARE MODE").toString());
        statement.setLength(0);
    }

    private boolean needsLock(Relation relation) {
        boolean lockable = relation.relkind() == 'r' || relation.relkind() == 'p';
        return lockable && !Collections.disjoint(in.selection().of(relation), NEED_LOCK);
    }
}
