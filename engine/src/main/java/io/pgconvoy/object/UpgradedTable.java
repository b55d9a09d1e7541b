package io.pgconvoy.object;

import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.Column.NotNull;
import io.pgconvoy.object.UpgradeFacts.Horizon;
import io.pgconvoy.object.UpgradeFacts.Shape;
import io.pgconvoy.object.UpgradeFacts.Storage;
import io.pgconvoy.object.UpgradeFacts.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows CREATE TABLE for pg_upgrade, whose files have rows in the old table's layout: that has all columns, those
 * that were dropped and those that come from parents too, and is changed afterwards into what the catalogs say.
 */
final class UpgradedTable {
    private final RenderContext context;
    private final Relation table;
    private final String qualified;
    private final String alter;
    private final boolean merged;

    UpgradedTable(RenderContext context, Relation table) {
        this.context = context;
        this.table = table;
        this.qualified = context.qualified(table);
        this.alter = "ALTER " + (table.isForeign() ? "FOREIGN " : "") + "TABLE ONLY " + qualified + " ";
        this.merged = context.has(Feature.UPGRADE_MERGED_UPDATES);
    }

    /** What makes the layout and the inheritance. */
    String layout(List<Relation> parents) {
        StringBuilder sql = new StringBuilder(missingValues());
        if (!table.isTable()) {
            return sql.toString();
        }
        sql.append(merged ? droppedColumns() + inheritedColumns() : columnByColumn());
        sql.append(context.has(Feature.NAMED_NOT_NULL) ? inheritedNotNulls() : "");
        sql.append(merged ? inheritedChecks() : checkByCheck());
        if (!parents.isEmpty() && !table.isPartition()) {
            sql.append("\n-- For binary upgrade, set up inheritance this way.\n");
            parents.forEach(parent -> sql.append(alter)
                    .append("INHERIT ")
                    .append(context.qualified(parent))
                    .append(";\n"));
        }
        if (table.properties().ofType() != 0) {
            sql.append("\n-- For binary upgrade, set up typed tables this way.\n")
                    .append("ALTER TABLE ONLY ")
                    .append(qualified)
                    .append(" OF ")
                    .append(table.details().text().ofType())
                    .append(";\n");
        }
        return sql.toString();
    }

    /** What makes the new server believe that the files are its own. */
    String state() {
        if (table.relkind() != 'r' && !table.isMaterializedView()) {
            return "";
        }
        Storage storage = context.model().upgrade().storage(table.oid());
        StringBuilder sql = new StringBuilder(horizon("heap", storage.horizon(), regclass()));
        Toast toast = storage.toast();
        if (toast != null) {
            sql.append(horizon("toast", toast.horizon(), "'" + toast.oid() + "'"));
        }
        if (table.isMaterializedView() && table.properties().populated()) {
            sql.append("\n-- For binary upgrade, mark materialized view as populated\n"
                    + "UPDATE pg_catalog.pg_class\nSET relispopulated = 't'\nWHERE oid = " + regclass() + ";\n");
        }
        return sql.toString();
    }

    private static String horizon(String what, Horizon horizon, String oid) {
        return "\n-- For binary upgrade, set " + what + "'s relfrozenxid and relminmxid\n"
                + "UPDATE pg_catalog.pg_class\nSET relfrozenxid = '" + horizon.frozenXid() + "', relminmxid = '"
                + horizon.minMxid() + "'\nWHERE oid = " + oid + ";\n";
    }

    private String regclass() {
        return context.literal(qualified) + "::pg_catalog.regclass";
    }

    private String missingValues() {
        StringBuilder sql = new StringBuilder();
        for (Column column : table.columns()) {
            Shape shape = shape(column);
            String missing = shape == null ? null : shape.missing();
            if (missing != null) {
                sql.append("\n-- set missing value.\nSELECT pg_catalog.binary_upgrade_set_missing_value(");
                sql.append(regclass()).append(',').append(context.literal(column.name()));
                sql.append(',').append(context.literal(missing)).append(");\n\n");
            }
        }
        return sql.toString();
    }

    private @Nullable Shape shape(Column column) {
        return context.model().upgrade().column(table, column);
    }

    /** The length and alignment of a column that is no more, by which rows are still read. */
    private Shape dropped(Column column) {
        Shape shape = shape(column);
        return shape == null ? new Shape(0, 'c', null) : shape;
    }

    private List<Column> columns(Predicate<Column> which) {
        return table.columns().stream().filter(which).toList();
    }

    private String droppedColumns() {
        List<Column> columns = columns(Column::dropped);
        if (columns.isEmpty()) {
            return "";
        }
        return "\n-- For binary upgrade, recreate dropped columns.\n"
                + "UPDATE pg_catalog.pg_attribute\nSET attlen = v.dlen, attalign = v.dalign, attbyval = false\n"
                + columns.stream()
                        .map(column -> "(" + context.literal(column.name()) + ", "
                                + dropped(column).length() + ", '"
                                + dropped(column).alignment() + "')")
                        .collect(Collectors.joining(",\n             ", "FROM (VALUES ", ") v(dname, dlen, dalign)\n"))
                + "WHERE attrelid = " + regclass() + "\n  AND attname = v.dname;\n"
                + columns.stream().map(this::dropColumn).collect(Collectors.joining());
    }

    private String dropColumn(Column column) {
        return alter + "DROP COLUMN " + context.quote(column.name()) + ";\n";
    }

    private String inheritedColumns() {
        List<Column> columns = columns(column -> !column.dropped() && !column.local());
        if (columns.isEmpty()) {
            return "";
        }
        return "\n-- For binary upgrade, recreate inherited columns.\n"
                + "UPDATE pg_catalog.pg_attribute\nSET attislocal = false\nWHERE attrelid = " + regclass()
                + "\n  AND attname IN (" + literals(columns.stream().map(Column::name)) + ");\n";
    }

    private String literals(Stream<String> texts) {
        return texts.map(context::literal).collect(Collectors.joining(", "));
    }

    private String columnByColumn() {
        StringBuilder sql = new StringBuilder();
        for (Column column : table.columns()) {
            String where =
                    "\nWHERE attname = " + context.literal(column.name()) + "\n  AND attrelid = " + regclass() + ";\n";
            if (column.dropped()) {
                Shape shape = dropped(column);
                sql.append("\n-- For binary upgrade, recreate dropped column.\nUPDATE pg_catalog.pg_attribute\n"
                        + "SET attlen = " + shape.length() + ", attalign = '" + shape.alignment()
                        + "', attbyval = false" + where + dropColumn(column));
            } else if (!column.local()) {
                sql.append("\n-- For binary upgrade, recreate inherited column.\nUPDATE pg_catalog.pg_attribute\n"
                        + "SET attislocal = false" + where);
            }
        }
        return sql.toString();
    }

    /** Constraints of servers before 18 have no names yet: they are known by their column. */
    private String inheritedNotNulls() {
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (Column column : table.columns()) {
            NotNull notNull = column.notNull();
            if (column.dropped() || notNull == null || !notNull.valid() || notNull.local()) {
                continue;
            }
            if (notNull.name().isEmpty()) {
                numbers.add("'{" + column.number() + "}'");
            } else {
                names.add(context.literal(notNull.name()));
            }
        }
        return notLocal("n", " AND\nconname IN (", names) + notLocal("n", " AND\nconkey IN (", numbers);
    }

    private String notLocal(String type, String condition, List<String> values) {
        return values.isEmpty()
                ? ""
                : "UPDATE pg_catalog.pg_constraint\nSET conislocal = false\nWHERE contype = '" + type
                        + "' AND conrelid = " + regclass() + condition + String.join(", ", values) + ");\n";
    }

    private List<CheckConstraint> checks() {
        return context.model().parts(table.catalogId(), CheckConstraint.class).stream()
                .filter(check -> check.isInline(context) && !check.local() && !table.isPartition())
                .toList();
    }

    private String inheritedChecks() {
        List<CheckConstraint> checks = checks();
        if (checks.isEmpty()) {
            return "";
        }
        return "\n-- For binary upgrade, set up inherited constraints.\n"
                + checks.stream().map(this::addCheck).collect(Collectors.joining())
                + notLocal(
                        "c",
                        "\n  AND conname IN (",
                        checks.stream()
                                .map(check -> context.literal(check.name()))
                                .toList());
    }

    private String addCheck(CheckConstraint check) {
        return alter + "ADD CONSTRAINT " + context.quote(check.name()) + " " + check.definition() + ";\n";
    }

    private String checkByCheck() {
        return checks().stream()
                .map(check -> "\n-- For binary upgrade, set up inherited constraint.\n" + addCheck(check)
                        + "UPDATE pg_catalog.pg_constraint\nSET conislocal = false\nWHERE contype = 'c' AND conname = "
                        + context.literal(check.name()) + "\n  AND conrelid = " + regclass() + ";\n")
                .collect(Collectors.joining());
    }
}
