package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import java.util.List;
import java.util.Set;

/**
 * An access method (pg_am).
 *
 * @param type i for indexes, t for tables
 * @param handler as the server writes it
 */
public record AccessMethod(ObjectHeader header, char type, String handler) implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT a.tableoid, a.oid, a.amname AS name, a.amtype, a.amhandler
            FROM pg_catalog.pg_am a
            WHERE a.oid > 16383
            ORDER BY a.oid
            """);

    static List<AccessMethod> read(ReadContext in) {
        return in.rows(QUERY, row -> new AccessMethod(in.header(row), row.character("amtype"), row.text("amhandler")));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.ACCESS_METHOD;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.globally(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String name = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            String purpose = type == 'i' ? "INDEX" : "TABLE";
            entries.add(EntryDraft.of(this, "ACCESS METHOD", Section.PRE_DATA)
                    .definition("CREATE ACCESS METHOD " + name + " TYPE " + purpose + " HANDLER " + handler + ";\n")
                    .drop("DROP ACCESS METHOD " + name + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "ACCESS METHOD", name)
                        .ownedBy(""));
    }
}
