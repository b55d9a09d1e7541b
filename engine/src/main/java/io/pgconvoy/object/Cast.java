package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.List;
import java.util.Set;

/**
 * A cast (pg_cast). The name that it sorts by is made of the names of both types.
 *
 * @param oids of both types, as warnings name the cast
 * @param source the types as the server writes them
 * @param function the OID of its function in pg_proc; 0 for none
 * @param context e explicit only, a in assignments too, i implicit too
 * @param method f by the function, i by text input and output, b binary-coercible
 */
public record Cast(
        ObjectHeader header, String oids, String source, String target, long function, char context, char method)
        implements DatabaseObject {
    /** The cast of a range to its multirange comes with the range type. */
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, source.typname::pg_catalog.text || ' ' || target.typname AS name,
                   pg_catalog.format('%s to %s', c.castsource, c.casttarget) AS oids,
                   pg_catalog.format_type(c.castsource, NULL) AS source,
                   pg_catalog.format_type(c.casttarget, NULL) AS target,
                   c.castfunc, c.castcontext, c.castmethod
            FROM pg_catalog.pg_cast c
            JOIN pg_catalog.pg_type source ON source.oid = c.castsource
            JOIN pg_catalog.pg_type target ON target.oid = c.casttarget
            WHERE c.oid > 16383
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_range r -- since 14
                              WHERE r.rngtypid = c.castsource AND r.rngmultitypid = c.casttarget) -- since 14
            ORDER BY c.castsource, c.casttarget
            """);

    static List<Cast> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new Cast(
                        in.header(row),
                        row.text("oids"),
                        row.text("source"),
                        row.text("target"),
                        row.oid("castfunc"),
                        row.character("castcontext"),
                        row.character("castmethod")));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.CAST;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.globally(this);
    }

    @Override
    public void render(RenderContext render, EntryList entries) {
        if (!render.scope().schemaWanted()) {
            return;
        }
        String types = "(" + source + " AS " + target + ")";
        if (render.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "CAST", Section.PRE_DATA)
                    .tag("CAST " + types)
                    .definition("CREATE CAST " + types + " " + methodClause(render) + contextClause() + ";\n")
                    .drop("DROP CAST " + types + ";\n"));
        }
        new AnnotationEntries(render, entries)
                .comment(AnnotationEntries.Subject.of(this, "CAST", types).ownedBy(""));
    }

    private String methodClause(RenderContext render) {
        if (method == 'b') {
            return "WITHOUT FUNCTION";
        }
        return method == 'i' ? "WITH INOUT" : "WITH FUNCTION " + reference(render, function);
    }

    private String contextClause() {
        if (context == 'e') {
            return "";
        }
        return context == 'a' ? " AS ASSIGNMENT" : " AS IMPLICIT";
    }

    /** A function as casts and transforms name it. */
    static String reference(RenderContext render, long oid) {
        Routine routine = render.model().find(Routine.class, new CatalogId(SystemCatalog.PG_PROC, oid));
        if (routine == null) {
            throw CatalogReader.inconsistent("could not find function definition for function with OID " + oid);
        }
        return routine.reference(render);
    }
}
