package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.Set;

/**
 * A column's default or generation expression (pg_attrdef), or the NULL that keeps an inherited default away.
 *
 * @param column the column's number
 * @param separate it cannot be part of CREATE TABLE, because that does not say the column
 * @param inherited the column gets it from its parents: it is not written
 */
public record ColumnDefault(
        ObjectHeader header, Relation table, int column, String expression, boolean separate, boolean inherited)
        implements Separable {

    static List<ColumnDefault> read(ReadContext in) {
        return new ColumnDefaultReader(in).read();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.COLUMN_DEFAULT;
    }

    @Override
    public CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public boolean isSeparate() {
        return separate;
    }

    @Override
    public List<Integer> tieBreakers(SortContext context) {
        return List.of(column);
    }

    /** Whether CREATE TABLE holds it. */
    boolean isInline(RenderContext context) {
        return !inherited && !context.isSeparate(this);
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        boolean manufactured = catalogId().equals(CatalogId.NONE);
        if (separate) {
            if (manufactured) {
                edges.add(this, table);
            }
        } else if (!manufactured) {
            edges.add(table, this);
        }
    }

    @Override
    public Set<Component> select(Selection selection) {
        return inherited ? Component.NONE : selection.of(table);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()
                || !context.isSeparate(this)
                || !context.wants(this, Component.DEFINITION)) {
            return;
        }
        String alter = "ALTER " + (table.isForeign() ? "FOREIGN " : "") + "TABLE ";
        String columnName = table.column(column).name();
        String target = context.qualified(table) + " ALTER COLUMN " + context.quote(columnName);
        entries.add(EntryDraft.of(this, "DEFAULT", Section.PRE_DATA)
                .tag(table.name() + " " + columnName)
                .definition(alter + "ONLY " + target + " SET DEFAULT " + expression + ";\n")
                .drop(alter + target + " DROP DEFAULT;\n"));
    }

    ColumnDefault asInherited() {
        return new ColumnDefault(header, table, column, expression, separate, true);
    }
}
