package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A procedural language (pg_language with lanispl).
 *
 * @param handler the OIDs of its functions in pg_proc; 0 for none
 */
public record Language(ObjectHeader header, Acl acl, boolean trusted, long handler, long inline, long validator)
        implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT l.tableoid, l.oid, l.lanname AS name, l.lanowner AS owner,
                   l.lanacl AS acl, pg_catalog.acldefault('l', l.lanowner) AS acldefault,
                   l.lanpltrusted, l.lanplcallfoid, l.laninline, l.lanvalidator
            FROM pg_catalog.pg_language l
            WHERE l.lanispl
            ORDER BY l.oid
            """);

    static List<Language> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new Language(
                        in.header(row),
                        Acl.of(row),
                        row.flag("lanpltrusted"),
                        row.oid("lanplcallfoid"),
                        row.oid("laninline"),
                        row.oid("lanvalidator")));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.LANGUAGE;
    }

    @Override
    public Set<Component> select(Selection selection) {
        Set<Component> member = selection.asExtensionMember(catalogId());
        if (member != null) {
            return member;
        }
        if (!selection.scope().includesEverything()) {
            return Component.NONE;
        }
        return catalogId().oid() <= Selection.LAST_BUILTIN_OID ? Component.ACL_ONLY : Component.ALL;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String name = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "PROCEDURAL LANGUAGE", Section.PRE_DATA)
                    .definition(definition(context, name))
                    .drop("DROP PROCEDURAL LANGUAGE " + name + ";\n"));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, "LANGUAGE", name);
        annotations.comment(subject);
        annotations.labels(subject);
        if (trusted) {
            annotations.acl(subject, acl);
        }
    }

    /** The whole statement where all its functions are written too; otherwise the target must know the language. */
    private String definition(RenderContext context, String name) {
        Routine handlerFunction = written(context, handler);
        Routine inlineFunction = written(context, inline);
        Routine validatorFunction = written(context, validator);
        boolean complete = handlerFunction != null
                && (inline == 0 || inlineFunction != null)
                && (validator == 0 || validatorFunction != null);
        if (!complete) {
            return "CREATE OR REPLACE PROCEDURAL LANGUAGE " + name + ";\n";
        }
        return "CREATE " + (trusted ? "TRUSTED " : "") + "PROCEDURAL LANGUAGE " + name
                + clause(context, " HANDLER ", handlerFunction)
                + clause(context, " INLINE ", inlineFunction)
                + clause(context, " VALIDATOR ", validatorFunction) + ";\n";
    }

    private static @Nullable Routine written(RenderContext context, long oid) {
        Routine function = context.model().find(Routine.class, new CatalogId(SystemCatalog.PG_PROC, oid));
        return function != null && function.isWritten(context.selection()) ? function : null;
    }

    private static String clause(RenderContext context, String keyword, @Nullable Routine function) {
        return function == null ? "" : keyword + context.qualified(function);
    }
}
