package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ON SELECT rule that is a view's query (pg_rewrite, always named {@code _RETURN}).
 *
 * <p>The view's definition holds it. Only when that makes a dependency loop is the view written as a dummy first, and
 * this rule replaces the dummy.
 */
public record ViewRule(ObjectHeader header, Relation table, FiringState state) implements Separable {

    @Override
    public ObjectKind kind() {
        return ObjectKind.RULE;
    }

    @Override
    public boolean isSeparate() {
        return false;
    }

    @Override
    public @Nullable CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        edges.add(table, this);
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return Rule.tieBreakers(context, table);
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.of(table);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted() || !context.isSeparate(this)) {
            return;
        }
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "RULE", Section.POST_DATA)
                    .tag(table.name() + " " + name())
                    .definition(ViewSql.replaceDummy(context, table) + Rule.alterState(context, table, name(), state))
                    .drop(ViewSql.restoreDummy(context, table)));
        }
        Rule.comment(context, entries, this, table);
    }
}
