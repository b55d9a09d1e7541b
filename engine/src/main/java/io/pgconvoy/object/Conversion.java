package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import java.util.List;
import java.util.Set;

/**
 * An encoding conversion (pg_conversion).
 *
 * @param function as the server writes it
 */
public record Conversion(ObjectHeader header, String source, String target, String function, boolean isDefault)
        implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, c.conname AS name, c.connamespace AS schema, c.conowner AS owner,
                   pg_catalog.pg_encoding_to_char(c.conforencoding) AS source,
                   pg_catalog.pg_encoding_to_char(c.contoencoding) AS target,
                   c.conproc, c.condefault
            FROM pg_catalog.pg_conversion c
            WHERE c.oid > 16383 -- only users' objects
            ORDER BY c.oid
            """);

    static List<Conversion> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new Conversion(
                        in.header(row),
                        row.text("source"),
                        row.text("target"),
                        row.text("conproc"),
                        row.flag("condefault")));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.CONVERSION;
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
            entries.add(EntryDraft.of(this, "CONVERSION", Section.PRE_DATA)
                    .definition("CREATE " + (isDefault ? "DEFAULT " : "") + "CONVERSION " + name + " FOR "
                            + context.literal(source) + " TO " + context.literal(target) + " FROM " + function + ";\n")
                    .drop("DROP CONVERSION " + name + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "CONVERSION", context.quote(name())));
    }
}
