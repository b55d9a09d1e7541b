package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads defaults, and settles what inheritance makes of them. */
final class ColumnDefaultReader {
    private static final CatalogQuery QUERY = CatalogQuery.of("""
        SELECT d.tableoid, d.oid, d.adrelid, d.adnum, pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression
        FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
        JOIN pg_catalog.pg_attrdef d ON d.adrelid = wanted.oid
        ORDER BY d.adrelid, d.adnum
        """);

    /** In the order of an index or of the catalog's rows, whichever the server finds cheaper for one table. */
    private static final CatalogQuery TABLE_BY_TABLE = CatalogQuery.of("""
        SELECT d.tableoid, d.oid, d.adrelid, d.adnum, pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression
        FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
        CROSS JOIN LATERAL pg_catalog.unnest(ARRAY(SELECT d.oid
                                                   FROM pg_catalog.pg_attrdef d
                                                   WHERE d.adrelid = wanted.oid)) WITH ORDINALITY AS own(oid, place)
        JOIN pg_catalog.pg_attrdef d ON d.oid = own.oid
        ORDER BY d.adrelid, own.place
        """);

    private final ReadContext in;
    private final List<ColumnDefault> read = new ArrayList<>();
    private final Map<Long, Map<Integer, ColumnDefault>> byTable = new HashMap<>();

    ColumnDefaultReader(ReadContext in) {
        this.in = in;
    }

    List<ColumnDefault> read() {
        if (!in.collectsColumns()) {
            return List.of();
        }
        List<Relation> relations = in.model().all(Relation.class);
        List<Long> oids = relations.stream()
                .filter(relation -> relation.columns().stream().anyMatch(Column::hasDefault))
                .map(Relation::oid)
                .toList();
        boolean together = in.dialect().has(Feature.COLLECTED_FOR_ALL_TABLES);
        in.rows(together ? QUERY : TABLE_BY_TABLE, oids, this::add);
        relations.stream().filter(this::mayInherit).forEach(this::settle);
        return read.stream()
                .map(one -> Objects.requireNonNull(find(one.table(), one.column())))
                .toList();
    }

    private boolean add(CatalogRow row) {
        Relation table = in.model().relation(row.oid("adrelid"));
        int number = row.integer("adnum");
        if (table == null) {
            throw CatalogReader.inconsistent("table with OID " + row.oid("adrelid") + " of a default was not read");
        }
        if (number < 1 || number > table.columns().size()) {
            throw CatalogReader.inconsistent("invalid adnum value " + number + " for table \"" + table.name() + "\"");
        }
        // A dropped column should have none, but stock allows for it.
        return table.column(number).dropped()
                || add(table, number, new CatalogId(row.oid("tableoid"), row.oid("oid")), row.text("expression"));
    }

    private boolean add(Relation table, int number, CatalogId id, String expression) {
        ObjectHeader header = new ObjectHeader(in.nextDumpId(), id, table.name(), table.schema(), table.owner());
        ColumnDefault added =
                new ColumnDefault(header, table, number, expression, isSeparate(table, table.column(number)), false);
        put(added);
        return read.add(added);
    }

    /** A generation expression never is: no statement could add it. */
    private boolean isSeparate(Relation table, Column column) {
        return !column.isGenerated()
                && (table.isView() || !table.prints(column, in.selection().scope()));
    }

    private boolean mayInherit(Relation relation) {
        return relation.isTable()
                && !relation.parents().isEmpty()
                && !in.selection().of(relation).isEmpty();
    }

    private void settle(Relation table) {
        for (Column column : table.columns()) {
            if (!column.dropped()) {
                settle(table, column);
            }
        }
    }

    private void settle(Relation table, Column column) {
        ColumnDefault own = find(table, column.number());
        Inherited inherited = inherited(table, column, own);
        if (inherited.hasDefault && own == null) {
            add(table, column.number(), CatalogId.NONE, "NULL");
        }
        boolean compared = in.dialect().has(Feature.INHERITED_GENERATION_COMPARED);
        boolean same = compared
                ? inherited.sameExpression && !inherited.otherExpression
                : inherited.sameExpression || inherited.otherExpression;
        if (same
                && own != null
                && !table.isPartition()
                && !in.selection().scope().binaryUpgrade()) {
            put(own.asInherited());
        }
    }

    /** What a column's namesakes in the parents have. */
    private record Inherited(boolean hasDefault, boolean sameExpression, boolean otherExpression) {}

    private Inherited inherited(Relation table, Column column, @Nullable ColumnDefault own) {
        boolean hasDefault = false;
        boolean sameExpression = false;
        boolean otherExpression = false;
        for (long oid : table.parents()) {
            Relation parent = in.model().relation(oid);
            Column namesake = parent == null ? null : parent.column(column.name());
            if (parent == null || namesake == null) {
                continue;
            }
            ColumnDefault theirs = find(parent, namesake.number());
            if (!namesake.isGenerated()) {
                hasDefault |= theirs != null && counts(theirs);
            } else if (theirs != null && own != null && theirs.expression().equals(own.expression())) {
                sameExpression = true;
            } else {
                otherExpression = true;
            }
        }
        return new Inherited(hasDefault, sameExpression, otherExpression);
    }

    /** Older releases take even the NULL that was made for the parent for a default, newer ones no NULL at all. */
    private boolean counts(ColumnDefault theirs) {
        return !in.dialect().has(Feature.INHERITED_GENERATION_COMPARED)
                || !theirs.expression().equals("NULL");
    }

    private @Nullable ColumnDefault find(Relation table, int number) {
        return byTable.getOrDefault(table.oid(), Map.of()).get(number);
    }

    private void put(ColumnDefault columnDefault) {
        byTable.computeIfAbsent(columnDefault.table().oid(), oid -> new HashMap<>())
                .put(columnDefault.column(), columnDefault);
    }
}
