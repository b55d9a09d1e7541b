package io.pgconvoy.object;

import io.pgconvoy.connect.Feature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the properties of columns that CREATE TABLE has no words for. */
final class ColumnAlterations {
    private static final Map<Character, String> STORAGES =
            Map.of('p', "PLAIN", 'e', "EXTERNAL", 'x', "EXTENDED", 'm', "MAIN");
    private static final Map<Character, String> COMPRESSIONS = Map.of('p', "pglz", 'l', "lz4");

    private final RenderContext context;
    private final Relation table;
    private final StringBuilder text = new StringBuilder();

    ColumnAlterations(RenderContext context, Relation table) {
        this.context = context;
        this.table = table;
    }

    String text() {
        table.columns().stream().filter(column -> !column.dropped()).forEach(this::alter);
        return text.toString();
    }

    private void alter(Column column) {
        if (losesNotNull(column)) {
            add(column, "SET NOT NULL");
        }
        if (column.statisticsTarget() >= 0) {
            add(column, "SET STATISTICS " + column.statisticsTarget());
        }
        String storage = STORAGES.get(column.storage());
        if (column.storage() != column.typeStorage() && storage != null) {
            add(column, "SET STORAGE " + storage);
        }
        String compression = COMPRESSIONS.get(column.compression());
        if (compression != null && !context.options().noToastCompression()) {
            add(column, "SET COMPRESSION " + compression);
        }
        if (!column.options().isEmpty()) {
            add(column, "SET (" + column.options() + ")");
        }
        if (table.isForeign() && !column.foreignOptions().isEmpty()) {
            alter(
                    context.has(Feature.FOREIGN_COLUMN_OPTIONS_ONLY) ? "ONLY " : "",
                    column,
                    "OPTIONS (\n    " + column.foreignOptions() + "\n)");
        }
    }

    private boolean losesNotNull(Column column) {
        Column.@Nullable NotNull notNull = column.notNull();
        return !context.has(Feature.INHERITED_NOT_NULL_ELEMENT)
                && !table.prints(column, context.scope())
                && notNull != null
                && notNull.valid()
                && notNull.local();
    }

    private void add(Column column, String action) {
        alter("ONLY ", column, action);
    }

    private void alter(String only, Column column, String action) {
        text.append("ALTER ")
                .append(table.isForeign() ? "FOREIGN " : "")
                .append("TABLE ")
                .append(only)
                .append(context.qualified(table))
                .append(" ALTER COLUMN ")
                .append(context.quote(column.name()))
                .append(' ')
                .append(action)
                .append(";\n");
    }
}
