package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text search template (pg_ts_template). The functions are as the server writes them; null for none. */
public record TextSearchTemplate(
        ObjectHeader header, @Nullable String init, String lexize) implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.tmplname AS name, t.tmplnamespace AS schema,
                   NULLIF(t.tmplinit::pg_catalog.text, '-') AS tmplinit, t.tmpllexize
            FROM pg_catalog.pg_ts_template t
            WHERE t.oid > 16383 -- only users' objects
            ORDER BY t.oid
            """);

    static List<TextSearchTemplate> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new TextSearchTemplate(in.header(row), row.textOrNull("tmplinit"), row.text("tmpllexize")));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TEXT_SEARCH_TEMPLATE;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.bySchema(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String name = context.qualified(this);
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "TEXT SEARCH TEMPLATE", Section.PRE_DATA)
                    .definition("CREATE TEXT SEARCH TEMPLATE " + name + " (\n"
                            + (init == null ? "" : "    INIT = " + init + ",\n") + "    LEXIZE = " + lexize + " );\n")
                    .drop("DROP TEXT SEARCH TEMPLATE " + name + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "TEXT SEARCH TEMPLATE", context.quote(name()))
                        .ownedBy(""));
    }
}
