package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function (pg_aggregate with its row in pg_proc). Functions and types are as the server writes them,
 * null for none.
 *
 * @param kindCode n normal, o ordered-set, h hypothetical-set (aggkind)
 * @param moving what it does over a moving frame
 */
public record Aggregate(
        ObjectHeader header,
        Acl acl,
        RoutineArguments arguments,
        char kindCode,
        State state,
        State moving,
        @Nullable String combine,
        @Nullable String serialize,
        @Nullable String deserialize,
        @Nullable String movingInverse,
        @Nullable String sortOperator,
        @Nullable String sortOperatorSchema,
        @Nullable String support,
        char parallel)
        implements DatabaseObject {
    /**
     * How the state comes about and what becomes of it.
     *
     * @param space the estimated size of the state; 0 for the type's own
     * @param finalModify r read-only, s shareable, w read-write; 0 for the default (before release 11)
     */
    public record State(
            @Nullable String transition,
            String type,
            String space,
            @Nullable String initial,
            @Nullable String finalFunction,
            boolean finalExtra,
            char finalModify) {}

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT p.tableoid, p.oid, p.proname AS name, p.pronamespace AS schema, p.proowner AS owner,
                   p.proacl AS acl, pg_catalog.acldefault('f', p.proowner) AS acldefault,
                   pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
                   pg_catalog.pg_get_function_identity_arguments(p.oid) AS identity_arguments,
                   ARRAY(SELECT pg_catalog.format_type(i.type, NULL)
                         FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS i (type, position)
                         ORDER BY i.position) AS argument_types,
                   ARRAY(SELECT t.typname
                         FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS i (type, position)
                         JOIN pg_catalog.pg_type t ON t.oid = i.type
                         ORDER BY i.position) AS argument_type_names,
                   ARRAY(SELECT n.nspname
                         FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS i (type, position)
                         JOIN pg_catalog.pg_type t ON t.oid = i.type
                         JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
                         ORDER BY i.position) AS argument_type_schemas,
                   a.aggkind,
                   NULLIF(a.aggtransfn::pg_catalog.text, '-') AS aggtransfn,
                   a.aggtranstype::pg_catalog.regtype AS aggtranstype, a.aggtransspace, a.agginitval,
                   NULLIF(a.aggfinalfn::pg_catalog.text, '-') AS aggfinalfn, a.aggfinalextra,
                   a.aggfinalmodify, a.aggmfinalmodify, -- since 11
                   '0' AS aggfinalmodify, '0' AS aggmfinalmodify, -- before 11
                   NULLIF(a.aggcombinefn::pg_catalog.text, '-') AS aggcombinefn,
                   NULLIF(a.aggserialfn::pg_catalog.text, '-') AS aggserialfn,
                   NULLIF(a.aggdeserialfn::pg_catalog.text, '-') AS aggdeserialfn,
                   NULLIF(a.aggmtransfn::pg_catalog.text, '-') AS aggmtransfn,
                   NULLIF(a.aggminvtransfn::pg_catalog.text, '-') AS aggminvtransfn,
                   a.aggmtranstype::pg_catalog.regtype AS aggmtranstype, a.aggmtransspace, a.aggminitval,
                   NULLIF(a.aggmfinalfn::pg_catalog.text, '-') AS aggmfinalfn, a.aggmfinalextra,
                   o.oprname AS sort_operator, operator_schema.nspname AS sort_operator_schema,
                   NULLIF(p.prosupport::pg_catalog.text, '-') AS support, -- since 19
                   NULL AS support, -- before 19
                   p.proparallel
            FROM pg_catalog.pg_aggregate a
            JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid
            LEFT JOIN pg_catalog.pg_operator o ON o.oid = a.aggsortop
            LEFT JOIN pg_catalog.pg_namespace operator_schema ON operator_schema.oid = o.oprnamespace
            LEFT JOIN pg_catalog.pg_init_privs initial
              ON initial.classoid = p.tableoid AND initial.objoid = p.oid AND initial.objsubid = 0
            WHERE p.pronamespace <> 'pg_catalog'::pg_catalog.regnamespace
               OR p.proacl IS DISTINCT FROM initial.initprivs
               :members
            ORDER BY p.oid
            """);

    static List<Aggregate> read(ReadContext in) {
        return in.rows(Extension.ofFunctions(QUERY, in.selection().scope()), row -> of(in, row));
    }

    private static Aggregate of(ReadContext in, CatalogRow row) {
        return new Aggregate(
                in.header(row),
                Acl.of(row),
                RoutineArguments.of(row),
                row.character("aggkind"),
                state(row, "agg"),
                state(row, "aggm"),
                row.textOrNull("aggcombinefn"),
                row.textOrNull("aggserialfn"),
                row.textOrNull("aggdeserialfn"),
                row.textOrNull("aggminvtransfn"),
                row.textOrNull("sort_operator"),
                row.textOrNull("sort_operator_schema"),
                row.textOrNull("support"),
                row.character("proparallel"));
    }

    private static State state(CatalogRow row, String prefix) {
        return new State(
                row.textOrNull(prefix + "transfn"),
                row.text(prefix + "transtype"),
                row.text(prefix + "transspace"),
                row.textOrNull(prefix.equals("agg") ? "agginitval" : "aggminitval"),
                row.textOrNull(prefix + "finalfn"),
                row.flag(prefix + "finalextra"),
                row.character(prefix + "finalmodify"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.AGGREGATE;
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return arguments.tieBreakers();
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
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(definition(context));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        String name = context.quote(name());
        AnnotationEntries.Subject subject =
                AnnotationEntries.Subject.of(this, "AGGREGATE", name + inParentheses(arguments.identity()));
        annotations.comment(subject);
        annotations.labels(subject);
        // There is no GRANT ON AGGREGATE.
        annotations.acl(subject.as("FUNCTION", name + arguments.signature(), 0), acl);
    }

    private EntryDraft definition(RenderContext context) {
        String name = context.qualified(this);
        return EntryDraft.of(this, "AGGREGATE", Section.PRE_DATA)
                .tag(name() + inParentheses(String.join(", ", arguments.types())))
                .definition("CREATE AGGREGATE " + name + inParentheses(arguments.full()) + " (\n    "
                        + String.join(",\n    ", new AggregateSql(context, this).parameters()) + "\n);\n")
                .drop("DROP AGGREGATE " + name + inParentheses(arguments.identity()) + ";\n");
    }

    private String inParentheses(String text) {
        return arguments.types().isEmpty() ? "(*)" : "(" + text + ")";
    }
}
