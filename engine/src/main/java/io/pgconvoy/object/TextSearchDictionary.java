package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text search dictionary (pg_ts_dict).
 *
 * @param options the template's options as SQL text; null for none
 */
public record TextSearchDictionary(
        ObjectHeader header,
        String templateSchema,
        String template,
        @Nullable String options) implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT d.tableoid, d.oid, d.dictname AS name, d.dictnamespace AS schema, d.dictowner AS owner,
                   n.nspname AS template_schema, t.tmplname, d.dictinitoption
            FROM pg_catalog.pg_ts_dict d
            JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
            JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
            WHERE d.oid > 16383 -- only users' objects
            ORDER BY d.oid
            """);

    static List<TextSearchDictionary> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new TextSearchDictionary(
                        in.header(row),
                        row.text("template_schema"),
                        row.text("tmplname"),
                        row.textOrNull("dictinitoption")));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TEXT_SEARCH_DICTIONARY;
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
            entries.add(EntryDraft.of(this, "TEXT SEARCH DICTIONARY", Section.PRE_DATA)
                    .definition("CREATE TEXT SEARCH DICTIONARY " + name + " (\n    TEMPLATE = "
                            + context.qualified(templateSchema, template)
                            + (options == null ? "" : ",\n    " + options) + " );\n")
                    .drop("DROP TEXT SEARCH DICTIONARY " + name + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "TEXT SEARCH DICTIONARY", context.quote(name())));
    }
}
