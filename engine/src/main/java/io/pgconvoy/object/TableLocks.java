package io.pgconvoy.object;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Locks the tables that a dump wants against being dropped or altered, as soon as they are known. */
final class TableLocks {
    /** The parts of a dump that need the table itself; comments and privileges are read from catalogs alone. */
    private static final Set<Component> NEED_LOCK =
            EnumSet.of(Component.DEFINITION, Component.DATA, Component.STATISTICS, Component.POLICY);

    /** The length at which stock ends one LOCK TABLE and begins the next. */
    private static final int BATCH_LENGTH = 100_000;

    private static final String MODE = " IN ACCESS SHARE MODE";

    private final ReadContext in;

    TableLocks(ReadContext in) {
        this.in = in;
    }

    void lock(List<Relation> relations) {
        List<Relation> wanted = relations.stream().filter(this::needsLock).toList();
        in.catalog().lock(in.lockWaitTimeout(), statements(wanted, in.dialect()));
    }

    /** The statements that lock some tables, in batches as large as one release makes them. */
    static List<String> statements(List<Relation> tables, Dialect dialect) {
        int batchLength = dialect.has(Feature.BATCHED_LOCKS) ? BATCH_LENGTH : 0;
        Identifier ids = Identifier.of(dialect);
        List<String> statements = new ArrayList<>();
        StringBuilder batch = new StringBuilder();
        for (Relation table : tables) {
            batch.append(batch.length() == 0 ? "LOCK TABLE " : ", ")
                    .append(ids.qualified(table.schema(), table.name()));
            if (batch.length() >= batchLength) {
                statements.add(batch.append(MODE).toString());
                batch.setLength(0);
            }
        }
        if (batch.length() > 0) {
            statements.add(batch.append(MODE).toString());
        }
        return statements;
    }

    private boolean needsLock(Relation relation) {
        boolean lockable = relation.relkind() == 'r' || relation.relkind() == 'p';
        return lockable && !Collections.disjoint(in.selection().of(relation), NEED_LOCK);
    }
}
