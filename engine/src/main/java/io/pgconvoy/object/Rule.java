package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rewrite rule of a table or view (pg_rewrite) that is not the query of a view: {@link ViewRule} is.
 *
 * @param definition as the server writes it; empty when the table is not wanted
 */
public record Rule(ObjectHeader header, Relation table, FiringState state, String definition)
        implements DatabaseObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.RULE;
    }

    @Override
    public @Nullable CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        edges.add(this, table);
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return tieBreakers(context, table);
    }

    static List<? extends Comparable<?>> tieBreakers(SortContext context, Relation table) {
        return context.dialect().has(Feature.STABLE_TIE_BREAKERS) ? List.of(table.name()) : List.of();
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.of(table);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String quoted = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "RULE", Section.POST_DATA)
                    .tag(table.name() + " " + name())
                    .definition(definition + "\n" + alterState(context, table, name(), state))
                    .drop("DROP RULE " + quoted + " ON " + context.qualified(table) + ";\n"));
        }
        comment(context, entries, this, table);
    }

    /** What follows the definition of a rule that does not fire as new ones do. */
    static String alterState(RenderContext context, Relation table, String rule, FiringState state) {
        return state == FiringState.ORIGIN
                ? ""
                : "ALTER TABLE " + context.qualified(table) + " " + state.words() + " RULE " + context.quote(rule)
                        + ";\n";
    }

    static void comment(RenderContext context, EntryList entries, DatabaseObject rule, Relation table) {
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(
                rule, "RULE " + context.quote(rule.name()) + " ON", context.quote(table.name()));
        new AnnotationEntries(context, entries).comment(subject);
    }
}
