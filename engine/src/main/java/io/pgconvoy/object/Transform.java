package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.sql.Identifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A transform (pg_transform). The name that it sorts by is made of the names of type and language.
 *
 * @param oids of both, as warnings name the transform
 * @param type as the server writes it
 * @param fromSql the OIDs of its functions in pg_proc; 0 for none
 */
public record Transform(ObjectHeader header, String oids, String type, String language, long fromSql, long toSql)
        implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, type.typname, l.lanname,
                   pg_catalog.format('%s lang %s', t.trftype, t.trflang) AS oids,
                   pg_catalog.format_type(t.trftype, NULL) AS type,
                   t.trffromsql::pg_catalog.oid AS from_sql, t.trftosql::pg_catalog.oid AS to_sql
            FROM pg_catalog.pg_transform t
            JOIN pg_catalog.pg_type type ON type.oid = t.trftype
            JOIN pg_catalog.pg_language l ON l.oid = t.trflang
            WHERE t.oid > 16383
            ORDER BY t.trftype, t.trflang
            """);

    static List<Transform> read(ReadContext in) {
        return in.rows(QUERY, row -> of(in, row));
    }

    private static Transform of(ReadContext in, CatalogRow row) {
        // The language's name is quoted in the sort key too.
        String name = row.text("typname") + " " + Identifier.of(in.dialect()).quote(row.text("lanname"));
        CatalogId id = new CatalogId(row.oid("tableoid"), row.oid("oid"));
        return new Transform(
                new ObjectHeader(in.nextDumpId(), id, name, null, null),
                row.text("oids"),
                row.text("type"),
                row.text("lanname"),
                row.oid("from_sql"),
                row.oid("to_sql"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TRANSFORM;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.globally(this);
    }

    @Override
    public boolean archivesEveryDependency() {
        return true;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String target = "FOR " + type + " LANGUAGE " + context.quote(language);
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "TRANSFORM", Section.PRE_DATA)
                    .tag("TRANSFORM " + target)
                    .definition("CREATE TRANSFORM " + target + " (" + functions(context) + ");\n")
                    .drop("DROP TRANSFORM " + target + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "TRANSFORM", target).ownedBy(""));
    }

    private String functions(RenderContext context) {
        return Stream.of(clause(context, "FROM SQL", fromSql), clause(context, "TO SQL", toSql))
                .filter(clause -> !clause.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String clause(RenderContext context, String direction, long function) {
        return function == 0 ? "" : direction + " WITH FUNCTION " + Cast.reference(context, function);
    }
}
