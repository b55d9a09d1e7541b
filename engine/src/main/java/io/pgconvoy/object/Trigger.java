package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of a table (pg_trigger).
 *
 * @param ofPartition it came with the partitioned table's trigger, but fires in other sessions than that one
 * @param definition as the server writes it
 */
public record Trigger(ObjectHeader header, Relation table, boolean ofPartition, FiringState state, String definition)
        implements DatabaseObject {

    /**
     * The definition is not pretty-printed: that may leave out parentheses that a newer server needs. A partition's
     * trigger is internal until 14; since 15 it is known by its parent. Before 13 the parent is in pg_depend.
     */
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.tgname AS name, t.tgrelid, t.tgenabled,
                   pg_catalog.pg_get_triggerdef(t.oid, false) AS definition,
                   false AS of_partition                                                    -- before 11
                   t.tgisinternal AS of_partition                                           -- since 11 before 15
                   t.tgparentid <> 0 AS of_partition                                        -- since 15
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_trigger t ON t.tgrelid = wanted.oid
            LEFT JOIN pg_catalog.pg_depend d                                                -- since 11 before 13
              ON d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND d.objid = t.oid -- since 11 before 13
             AND d.refclassid = 'pg_catalog.pg_trigger'::pg_catalog.regclass                -- since 11 before 13
            LEFT JOIN pg_catalog.pg_trigger parent ON parent.oid = d.refobjid               -- since 11 before 13
            LEFT JOIN pg_catalog.pg_trigger parent ON parent.oid = t.tgparentid             -- since 13
            WHERE NOT t.tgisinternal                                                        -- before 11
            WHERE NOT t.tgisinternal OR t.tgenabled <> parent.tgenabled                     -- since 11 before 15
            WHERE NOT t.tgisinternal AND t.tgparentid = 0 OR t.tgenabled <> parent.tgenabled -- since 15
            ORDER BY t.tgrelid, t.tgname
            """);

    static List<Trigger> read(ReadContext in) {
        List<Long> tables = in.model().all(Relation.class).stream()
                .filter(table ->
                        table.properties().hasTriggers() && in.selection().wants(table, Component.DEFINITION))
                .map(table -> table.catalogId().oid())
                .toList();
        return in.rows(QUERY, tables, row -> read(in, row));
    }

    private static Trigger read(ReadContext in, CatalogRow row) {
        return new Trigger(
                in.headerOnTable(row, "tgrelid"),
                in.table(row, "tgrelid"),
                row.flag("of_partition"),
                FiringState.of(row.character("tgenabled")),
                row.text("definition"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TRIGGER;
    }

    @Override
    public @Nullable CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return List.of(table.name());
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.wants(table, Component.DEFINITION) ? Component.ALL : Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted() || !context.wants(this, Component.DEFINITION)) {
            return;
        }
        String quoted = context.quote(name());
        String onTable = quoted + " ON " + context.qualified(table);
        entries.add(EntryDraft.of(this, "TRIGGER", Section.POST_DATA)
                .tag(table.name() + " " + name())
                .definition(definition(context, quoted, onTable))
                .drop(ofPartition ? "" : "DROP TRIGGER " + onTable + ";\n"));
        AnnotationEntries.Subject subject =
                AnnotationEntries.Subject.of(this, "TRIGGER " + quoted + " ON", context.quote(table.name()));
        new AnnotationEntries(context, entries).comment(subject);
    }

    private String definition(RenderContext context, String quoted, String onTable) {
        String alter = "\nALTER " + (table.relkind() == 'f' ? "FOREIGN " : "") + "TABLE " + context.qualified(table)
                + " " + state.words() + " TRIGGER " + quoted + ";\n";
        if (ofPartition) {
            return alter;
        }
        return definition
                + ";\n"
                + DependsOnExtension.statements(context, this, "TRIGGER", onTable)
                + (state == FiringState.ORIGIN ? "" : alter);
    }
}
