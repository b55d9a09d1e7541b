package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A foreign-data wrapper (pg_foreign_data_wrapper).
 *
 * @param handler the function's name, as SQL writes it; null for none
 * @param validator the function's name, as SQL writes it; null for none
 * @param connection the function's name, as SQL writes it; null for none
 * @param options as SQL writes them; empty for none
 */
public record ForeignDataWrapper(
        ObjectHeader header,
        Acl acl,
        @Nullable String handler,
        @Nullable String validator,
        @Nullable String connection,
        String options)
        implements DatabaseObject {

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT w.tableoid, w.oid, w.fdwname AS name, w.fdwowner AS owner, w.fdwacl AS acl,
                   pg_catalog.acldefault('F', w.fdwowner) AS acldefault,
                   NULLIF(w.fdwhandler, 0)::pg_catalog.regproc AS handler,
                   NULLIF(w.fdwvalidator, 0)::pg_catalog.regproc AS validator,
                   NULLIF(w.fdwconnection, 0)::pg_catalog.regproc AS connection, -- since 19
                   NULL AS connection,                                           -- before 19
                   pg_catalog.array_to_string(ARRAY(
                       SELECT pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
                       FROM pg_catalog.pg_options_to_table(w.fdwoptions)
                       ORDER BY option_name), E',\\n    ') AS options
            FROM pg_catalog.pg_foreign_data_wrapper w
            """);

    static List<ForeignDataWrapper> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new ForeignDataWrapper(
                        in.header(row),
                        Acl.of(row),
                        row.textOrNull("handler"),
                        row.textOrNull("validator"),
                        row.textOrNull("connection"),
                        row.text("options")));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.FOREIGN_DATA_WRAPPER;
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
        String quoted = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "FOREIGN DATA WRAPPER", Section.PRE_DATA)
                    .definition(definition(quoted))
                    .drop("DROP FOREIGN DATA WRAPPER " + quoted + ";\n"));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, "FOREIGN DATA WRAPPER", quoted);
        annotations.comment(subject);
        annotations.acl(subject, acl);
    }

    private String definition(String quoted) {
        StringBuilder sql = new StringBuilder("CREATE FOREIGN DATA WRAPPER ").append(quoted);
        append(sql, " HANDLER ", handler);
        append(sql, " VALIDATOR ", validator);
        append(sql, " CONNECTION ", connection);
        return sql.append(optionClause(options)).append(";\n").toString();
    }

    private static void append(StringBuilder sql, String keyword, @Nullable String function) {
        if (function != null) {
            sql.append(keyword).append(function);
        }
    }

    /** The OPTIONS of wrappers, servers and user mappings. */
    static String optionClause(String options) {
        return options.isEmpty() ? "" : " OPTIONS (\n    " + options + "\n)";
    }
}
