package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text search parser (pg_ts_parser). The functions are as the server writes them; null for none. */
public record TextSearchParser(
        ObjectHeader header,
        String start,
        String token,
        String end,
        @Nullable String headline,
        String tokenTypes) implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT p.tableoid, p.oid, p.prsname AS name, p.prsnamespace AS schema,
                   p.prsstart, p.prstoken, p.prsend,
                   NULLIF(p.prsheadline::pg_catalog.text, '-') AS prsheadline, p.prslextype
            FROM pg_catalog.pg_ts_parser p
            WHERE p.oid > 16383 -- only users' objects
            ORDER BY p.oid
            """);

    static List<TextSearchParser> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new TextSearchParser(
                        in.header(row),
                        row.text("prsstart"),
                        row.text("prstoken"),
                        row.text("prsend"),
                        row.textOrNull("prsheadline"),
                        row.text("prslextype")));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TEXT_SEARCH_PARSER;
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
            entries.add(EntryDraft.of(this, "TEXT SEARCH PARSER", Section.PRE_DATA)
                    .definition("CREATE TEXT SEARCH PARSER " + name + " (\n    START = " + start + ",\n    GETTOKEN = "
                            + token + ",\n    END = " + end + ",\n"
                            + (headline == null ? "" : "    HEADLINE = " + headline + ",\n") + "    LEXTYPES = "
                            + tokenTypes + " );\n")
                    .drop("DROP TEXT SEARCH PARSER " + name + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "TEXT SEARCH PARSER", context.quote(name()))
                        .ownedBy(""));
    }
}
