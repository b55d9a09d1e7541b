package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.List;

/** What tables' constraints of all kinds have in common. */
final class TableConstraints {
    private TableConstraints() {}

    /** From the columns {@code tableoid}, {@code oid} and {@code conname}: a constraint is where its table is. */
    static ObjectHeader header(ReadContext in, Relation table, CatalogRow row) {
        CatalogId id = new CatalogId(row.oid("tableoid"), row.oid("oid"));
        return new ObjectHeader(in.nextDumpId(), id, row.text("conname"), table.schema(), table.owner());
    }

    /** A domain's constraints come before the tables': theirs begin with 0. */
    static List<? extends Comparable<?>> tieBreakers(Relation table, SortContext context) {
        return context.has(Feature.STABLE_TIE_BREAKERS) ? List.of(1, table.name()) : List.of();
    }

    /**
     * An ALTER TABLE that adds a constraint.
     *
     * @param only {@code ONLY } or empty: whether it goes to child tables too
     * @param definition what follows the constraint's name
     */
    static EntryDraft entry(
            RenderContext context,
            DatabaseObject constraint,
            String kind,
            Relation table,
            String only,
            String definition) {
        return entry(context, constraint, kind, table, only, definition, "");
    }

    /** As the other, with statements that follow. */
    static EntryDraft entry(
            RenderContext context,
            DatabaseObject constraint,
            String kind,
            Relation table,
            String only,
            String definition,
            String more) {
        String alter = "ALTER " + (table.isForeign() ? "FOREIGN " : "") + "TABLE " + only + context.qualified(table);
        String name = context.quote(constraint.name());
        return EntryDraft.of(constraint, kind, Section.POST_DATA)
                .tag(table.name() + " " + constraint.name())
                .definition(alter + "\n    ADD CONSTRAINT " + name + " " + definition + ";\n" + more)
                .drop(alter + " DROP CONSTRAINT " + name + ";\n");
    }

    static void comment(
            AnnotationEntries annotations,
            RenderContext context,
            DatabaseObject constraint,
            Relation table,
            int dependsOn) {
        String type = "CONSTRAINT " + context.quote(constraint.name()) + " ON";
        annotations.comment(AnnotationEntries.Subject.of(constraint, type, context.quote(table.name()))
                .dependingOn(dependsOn));
    }
}
