package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.Column.NotNull;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.RelOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes CREATE TABLE, CREATE FOREIGN TABLE and CREATE MATERIALIZED VIEW with the ALTER statements that complete it. */
final class TableDefinition {
    private final RenderContext context;
    private final Relation table;
    private final String qualified;
    private final boolean upgrade;
    private final Map<Integer, ColumnDefault> defaults = new HashMap<>();

    TableDefinition(RenderContext context, Relation table) {
        this.context = context;
        this.table = table;
        this.qualified = context.qualified(table);
        this.upgrade = context.scope().binaryUpgrade();
        context.model()
                .parts(table.catalogId(), ColumnDefault.class)
                .forEach(columnDefault -> defaults.put(columnDefault.column(), columnDefault));
    }

    String text() {
        String create = table.isMaterializedView() ? materializedView() : table();
        if (!upgrade) {
            return create + attachment() + new ColumnAlterations(context, table).text() + alterations();
        }
        UpgradedTable upgraded = new UpgradedTable(context, table);
        List<Relation> parents = table.parents().stream().map(this::parent).toList();
        return create
                + upgraded.layout(parents)
                + attachment()
                + upgraded.state()
                + new ColumnAlterations(context, table).text()
                + alterations();
    }

    private String head() {
        boolean unlogged = table.properties().isUnlogged()
                && !(table.isPartitioned() && context.has(Feature.UNLOGGED_PARTITIONED_DROPPED));
        return "CREATE " + (unlogged ? "UNLOGGED " : "") + RelationEntries.type(table) + " " + qualified;
    }

    private String materializedView() {
        return head()
                + storageOptions()
                + " AS\n"
                + ViewSql.query(table)
                + "\n  WITH NO DATA;\n"
                + DependsOnExtension.statements(context, table, "MATERIALIZED VIEW", qualified);
    }

    private String table() {
        RelationDetails.Text text = table.details().text();
        return head()
                + (isTyped() ? " OF " + text.ofType() : "")
                + elements()
                + inheritance()
                + (table.isPartitioned() ? "\nPARTITION BY " + text.definition() : "")
                + (table.isForeign() ? "\nSERVER " + context.quote(text.server()) : "")
                + storageOptions()
                + (text.foreignOptions().isEmpty() ? "" : "\nOPTIONS (\n    " + text.foreignOptions() + "\n)")
                + ";\n";
    }

    private boolean isTyped() {
        return table.properties().ofType() != 0 && !upgrade;
    }

    private String elements() {
        List<String> elements = new ArrayList<>();
        for (Column column : table.columns()) {
            String element = element(column);
            if (element != null) {
                elements.add(element);
            }
        }
        context.model().parts(table.catalogId(), CheckConstraint.class).stream()
                .filter(check -> check.isInline(context) && (check.local() || table.isPartition()))
                .map(check -> "CONSTRAINT " + context.quote(check.name()) + " " + check.definition())
                .forEach(elements::add);
        if (elements.isEmpty()) {
            return isTyped() ? "" : " (\n)";
        }
        return elements.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)"));
    }

    private @Nullable String element(Column column) {
        if (!table.prints(column, context.scope())) {
            return inheritedNotNull(column);
        }
        if (column.dropped()) {
            return context.quote(column.name()) + " INTEGER /* dummy */";
        }
        ColumnDefault columnDefault = defaults.get(column.number());
        String given = columnDefault != null && columnDefault.isInline(context)
                ? defaultClause(column, columnDefault.expression())
                : "";
        boolean saysNotNull = saysNotNull(column);
        if (isTyped() && given.isEmpty() && !saysNotNull) {
            return null;
        }
        return context.quote(column.name())
                + (isTyped() ? "" : " " + column.type())
                + given
                + (saysNotNull ? " " + notNull(column) : "")
                + collation(column);
    }

    private static String defaultClause(Column column, String expression) {
        if (!column.isGenerated()) {
            return " DEFAULT " + expression;
        }
        return " GENERATED ALWAYS AS (" + expression + ")" + (column.generated() == 's' ? " STORED" : "");
    }

    private String collation(Column column) {
        Column.Collation collation = column.collation();
        return collation == null ? "" : " COLLATE " + context.qualified(collation.schema(), collation.name());
    }

    private boolean saysNotNull(Column column) {
        NotNull notNull = column.notNull();
        return notNull != null && notNull.valid() && (notNull.local() || table.isPartition() || upgrade);
    }

    private String notNull(Column column) {
        return constraintName(column) + "NOT NULL" + noInherit(column);
    }

    private String constraintName(Column column) {
        NotNull notNull = column.notNull();
        return notNull == null || notNull.name().isEmpty() ? "" : "CONSTRAINT " + context.quote(notNull.name()) + " ";
    }

    /** Stock does not quote this name even when told to quote all; where it must be quoted we do. */
    private String elementName(Column column) {
        NotNull notNull = column.notNull();
        return notNull == null || notNull.name().isEmpty()
                ? ""
                : "CONSTRAINT " + Identifier.of(context.dialect()).quoteWhereNeeded(notNull.name()) + " ";
    }

    private static String noInherit(Column column) {
        NotNull notNull = column.notNull();
        return notNull != null && notNull.noInherit() ? " NO INHERIT" : "";
    }

    /** What a child table itself says of an inherited column, as an element: releases before 18 alter the column. */
    private @Nullable String inheritedNotNull(Column column) {
        if (column.dropped() || !saysNotNull(column) || !context.has(Feature.INHERITED_NOT_NULL_ELEMENT)) {
            return null;
        }
        return elementName(column) + "NOT NULL " + context.quote(column.name())
                + (context.has(Feature.NOT_NULL_NO_INHERIT_KEPT) ? noInherit(column) : "");
    }

    private String inheritance() {
        if (table.parents().isEmpty() || table.isPartition() || upgrade) {
            return "";
        }
        return table.parents().stream()
                .map(this::parent)
                .map(context::qualified)
                .collect(Collectors.joining(", ", "\nINHERITS (", ")"));
    }

    private Relation parent(long oid) {
        Relation parent = context.model().relation(oid);
        if (parent == null) {
            throw CatalogReader.inconsistent("failed sanity check, parent OID " + oid + " of table \"" + table.name()
                    + "\" (OID " + table.oid() + ") not found");
        }
        return parent;
    }

    private String storageOptions() {
        String options = Stream.of(
                        options(table.properties().options(), ""),
                        options(table.properties().toastOptions(), "toast."))
                .filter(list -> !list.isEmpty())
                .collect(Collectors.joining(", "));
        return options.isEmpty() ? "" : "\nWITH (" + options + ")";
    }

    private String options(String array, String prefix) {
        return array.length() <= 2 ? "" : RelOptions.format(array, prefix, context.ids(), context.standardStrings());
    }

    /** Later releases attach a partition by an entry of its own. */
    private String attachment() {
        return table.isPartition() && !context.has(Feature.TABLE_ATTACH_ENTRY)
                ? TableAttach.statement(context, TableAttach.parent(context.model(), table), table)
                : "";
    }

    private String alterations() {
        StringBuilder text = new StringBuilder();
        String alter = "\nALTER TABLE ONLY " + qualified;
        char identity = table.isForeign() ? 'd' : table.properties().replicaIdentity();
        if (identity == 'n') {
            text.append(alter).append(" REPLICA IDENTITY NOTHING;\n");
        } else if (identity == 'f') {
            text.append(alter).append(" REPLICA IDENTITY FULL;\n");
        }
        if (table.properties().forceRowSecurity()) {
            text.append(alter).append(" FORCE ROW LEVEL SECURITY;\n");
        }
        return text.toString();
    }
}
