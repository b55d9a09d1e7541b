package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function or procedure (pg_proc, aggregates apart).
 *
 * @param kindCode f function, p procedure, w window function (prokind)
 * @param result what it returns, as the server writes it; null for procedures
 * @param transformTypes the types of its TRANSFORM clause, as the server writes them
 * @param support the planner support function, as the server writes it; null for none
 * @param settings the SET clauses as {@code name=value}
 */
public record Routine(
        ObjectHeader header,
        Acl acl,
        char kindCode,
        RoutineArguments arguments,
        @Nullable String result,
        String language,
        List<String> transformTypes,
        Body body,
        char volatility,
        boolean strict,
        boolean securityDefiner,
        boolean leakproof,
        char parallel,
        String cost,
        String rows,
        boolean returnsSet,
        @Nullable String support,
        List<String> settings)
        implements DatabaseObject {
    /**
     * What the routine does.
     *
     * @param source prosrc
     * @param library probin; empty for languages without
     * @param sql the SQL-standard body, which stands in place of both; null for none and before release 14
     */
    public record Body(
            String source, String library, @Nullable String sql) {}

    /**
     * Functions made for something else (the constructors of range types) come with it. Those of pg_catalog count
     * where casts or transforms use them, or where their privileges were changed.
     */
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT p.tableoid, p.oid, p.proname AS name, p.pronamespace AS schema, p.proowner AS owner,
                   p.proacl AS acl, pg_catalog.acldefault('f', p.proowner) AS acldefault,
                   p.prokind, -- since 11
                   CASE WHEN p.proiswindow THEN 'w' ELSE 'f' END AS prokind, -- before 11
                   pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
                   pg_catalog.pg_get_function_identity_arguments(p.oid) AS identity_arguments,
                   ARRAY(SELECT pg_catalog.format_type(a.type, NULL)
                         FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS a (type, position)
                         ORDER BY a.position) AS argument_types,
                   ARRAY(SELECT t.typname
                         FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS a (type, position)
                         JOIN pg_catalog.pg_type t ON t.oid = a.type
                         ORDER BY a.position) AS argument_type_names,
                   ARRAY(SELECT n.nspname
                         FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS a (type, position)
                         JOIN pg_catalog.pg_type t ON t.oid = a.type
                         JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
                         ORDER BY a.position) AS argument_type_schemas,
                   pg_catalog.pg_get_function_result(p.oid) AS result,
                   l.lanname AS language,
                   ARRAY(SELECT pg_catalog.format_type(a.type, NULL)
                         FROM pg_catalog.unnest(p.protrftypes) WITH ORDINALITY AS a (type, position)
                         ORDER BY a.position) AS transform_types,
                   p.prosrc, p.probin,
                   pg_catalog.pg_get_function_sqlbody(p.oid) AS sqlbody, -- since 14
                   NULL AS sqlbody, -- before 14
                   p.provolatile, p.proisstrict, p.prosecdef, p.proleakproof, p.proparallel,
                   p.procost, p.prorows, p.proretset,
                   NULLIF(p.prosupport::pg_catalog.text, '-') AS support, -- since 12
                   NULL AS support, -- before 12
                   p.proconfig
            FROM pg_catalog.pg_proc p
            LEFT JOIN pg_catalog.pg_language l ON l.oid = p.prolang
            LEFT JOIN pg_catalog.pg_init_privs initial
              ON initial.classoid = p.tableoid AND initial.objoid = p.oid AND initial.objsubid = 0
            WHERE p.prokind <> 'a' -- since 11
            WHERE NOT p.proisagg -- before 11
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                              WHERE d.classid = p.tableoid AND d.objid = p.oid AND d.deptype = 'i')
              AND (p.pronamespace <> 'pg_catalog'::pg_catalog.regnamespace
                   OR p.proacl IS DISTINCT FROM initial.initprivs
                   :members
                   OR EXISTS (SELECT 1 FROM pg_catalog.pg_cast c WHERE c.oid > 16383 AND c.castfunc = p.oid)
                   OR EXISTS (SELECT 1 FROM pg_catalog.pg_transform t
                              WHERE t.oid > 16383 AND p.oid IN (t.trffromsql, t.trftosql)))
            ORDER BY p.oid
            """);

    static List<Routine> read(ReadContext in) {
        return in.rows(Extension.ofFunctions(QUERY, in.selection().scope()), row -> of(in, row));
    }

    private static Routine of(ReadContext in, CatalogRow row) {
        return new Routine(
                in.header(row),
                Acl.of(row),
                row.character("prokind"),
                RoutineArguments.of(row),
                row.textOrNull("result"),
                row.textOrEmpty("language"),
                RoutineArguments.strings(row, "transform_types"),
                new Body(row.textOrEmpty("prosrc"), row.textOrEmpty("probin"), row.textOrNull("sqlbody")),
                row.character("provolatile"),
                row.flag("proisstrict"),
                row.flag("prosecdef"),
                row.flag("proleakproof"),
                row.character("proparallel"),
                row.text("procost"),
                row.text("prorows"),
                row.flag("proretset"),
                row.textOrNull("support"),
                RoutineArguments.strings(row, "proconfig"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.FUNCTION;
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return arguments.tieBreakers();
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.bySchema(this);
    }

    /** Whether anything of it is written. */
    boolean isWritten(Selection selection) {
        Set<Component> wanted = selection.of(this);
        if (wanted.contains(Component.DEFINITION) || !wanted.contains(Component.ACL)) {
            return wanted.contains(Component.DEFINITION);
        }
        if (selection.has(Feature.OWNED_SEQUENCES_WITH_PRIVILEGES)) {
            return acl.privileges() != null;
        }
        Annotations.InitialPrivileges initial = selection.model().annotations().initialPrivileges(catalogId(), 0);
        return acl.differsFrom(initial == null ? null : initial.acl());
    }

    String keyword() {
        return kindCode == 'p' ? "PROCEDURE" : "FUNCTION";
    }

    /** The qualified name with its input types, as casts and transforms refer to it. */
    String reference(RenderContext context) {
        return context.qualified(this) + arguments.signature();
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String signature = context.quote(name()) + "(" + arguments.identity() + ")";
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(definition(context));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, keyword(), signature);
        annotations.comment(subject);
        annotations.labels(subject);
        annotations.acl(subject, acl);
    }

    private EntryDraft definition(RenderContext context) {
        String target = context.qualified(this) + "(" + arguments.identity() + ")";
        boolean postponed = context.repairs().postponed().contains(dumpId());
        return EntryDraft.of(this, keyword(), postponed ? Section.POST_DATA : Section.PRE_DATA)
                .tag(name() + arguments.signature())
                .definition(new RoutineSql(context, this).create()
                        + DependsOnExtension.statements(context, this, keyword(), target))
                .drop("DROP " + keyword() + " " + target + ";\n");
    }
}
