package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.Set;

/** That row security is enabled for a table: apart from its policies, because a restore must enable it late. */
public record RowSecurity(ObjectHeader header, Relation table) implements DatabaseObject {

    static List<RowSecurity> read(ReadContext in) {
        return in.model().all(Relation.class).stream()
                .filter(table -> table.properties().rowSecurity() && Policy.mayHavePolicies(table, in.selection()))
                .map(table -> new RowSecurity(
                        new ObjectHeader(
                                in.nextDumpId(),
                                // class 0: no row of pg_depend may be taken for this object's
                                new CatalogId(0, table.catalogId().oid()),
                                table.name(),
                                table.schema(),
                                table.owner()),
                        table))
                .toList();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.POLICY;
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return List.of(table.name());
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.wants(table, Component.POLICY) ? Component.ALL : Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted()
                && !context.options().noPolicies()
                && context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "ROW SECURITY", Section.POST_DATA)
                    .definition("ALTER TABLE " + context.qualified(table) + " ENABLE ROW LEVEL SECURITY;")
                    .dependsOn(table.dumpId()));
        }
    }
}
