package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operator (pg_operator). Functions are as the server writes them, with their argument types; null for none.
 *
 * @param kindCode b infix, l prefix, r postfix (oprkind)
 */
public record Operator(
        ObjectHeader header,
        char kindCode,
        @Nullable String function,
        Operand left,
        Operand right,
        @Nullable Name commutator,
        @Nullable Name negator,
        boolean merges,
        boolean hashes,
        @Nullable String restriction,
        @Nullable String join)
        implements DatabaseObject {
    /**
     * An operand's type; all empty for none.
     *
     * @param type as the server writes it
     * @param schema the schema and name that it sorts by
     */
    public record Operand(String type, String schema, String name) {}

    /** What other operators name an operator by. */
    public record Name(String schema, String symbol) {
        String reference(RenderContext context) {
            return "OPERATOR(" + context.quote(schema) + "." + symbol + ")";
        }
    }

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT o.tableoid, o.oid, o.oprname AS name, o.oprnamespace AS schema, o.oprowner AS owner,
                   o.oprkind, o.oprcode::pg_catalog.regprocedure AS function,
                   o.oprleft::pg_catalog.regtype AS left_type,
                   left_type.typname AS left_name, left_schema.nspname AS left_schema,
                   o.oprright::pg_catalog.regtype AS right_type,
                   right_type.typname AS right_name, right_schema.nspname AS right_schema,
                   commutator.oprname AS commutator, commutator_schema.nspname AS commutator_schema,
                   negator.oprname AS negator, negator_schema.nspname AS negator_schema,
                   o.oprcanmerge, o.oprcanhash,
                   o.oprrest::pg_catalog.regprocedure AS restriction,
                   o.oprjoin::pg_catalog.regprocedure AS "join"
            FROM pg_catalog.pg_operator o
            LEFT JOIN pg_catalog.pg_type left_type ON left_type.oid = o.oprleft
            LEFT JOIN pg_catalog.pg_namespace left_schema ON left_schema.oid = left_type.typnamespace
            LEFT JOIN pg_catalog.pg_type right_type ON right_type.oid = o.oprright
            LEFT JOIN pg_catalog.pg_namespace right_schema ON right_schema.oid = right_type.typnamespace
            LEFT JOIN pg_catalog.pg_operator commutator ON commutator.oid = o.oprcom
            LEFT JOIN pg_catalog.pg_namespace commutator_schema ON commutator_schema.oid = commutator.oprnamespace
            LEFT JOIN pg_catalog.pg_operator negator ON negator.oid = o.oprnegate
            LEFT JOIN pg_catalog.pg_namespace negator_schema ON negator_schema.oid = negator.oprnamespace
            WHERE o.oid > 16383 -- only users' objects
            ORDER BY o.oid
            """);

    static List<Operator> read(ReadContext in) {
        return in.rows(QUERY, row -> {
            Operator operator = of(in, row);
            if (operator.kindCode == 'r'
                    && in.dialect().has(Feature.POSTFIX_OPERATORS_WARNED)
                    && in.selection().scope().schemaWanted()
                    && in.selection().wants(operator, Component.DEFINITION)) {
                in.warn("postfix operators are not supported anymore (operator \"" + row.text("function") + "\")");
            }
            return operator;
        });
    }

    private static Operator of(ReadContext in, CatalogRow row) {
        return new Operator(
                in.header(row),
                row.character("oprkind"),
                withoutArguments(row.text("function")),
                operand(row, "left"),
                operand(row, "right"),
                name(row, "commutator"),
                name(row, "negator"),
                row.flag("oprcanmerge"),
                row.flag("oprcanhash"),
                withoutArguments(row.text("restriction")),
                withoutArguments(row.text("join")));
    }

    private static Operand operand(CatalogRow row, String side) {
        return new Operand(
                row.text(side + "_type"), row.textOrEmpty(side + "_schema"), row.textOrEmpty(side + "_name"));
    }

    private static @Nullable Name name(CatalogRow row, String column) {
        return row.isNull(column) ? null : new Name(row.text(column + "_schema"), row.text(column));
    }

    /** The function's name of a regprocedure: all before the parenthesis that no quotes enclose. */
    static @Nullable String withoutArguments(String function) {
        boolean quoted = false;
        for (int i = 0; i < function.length(); i++) {
            char c = function.charAt(i);
            quoted ^= c == '"';
            if (c == '(' && !quoted) {
                return function.substring(0, i);
            }
        }
        return function.equals("-") ? null : function;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.OPERATOR;
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return context.has(Feature.STABLE_TIE_BREAKERS)
                ? List.of(-kindCode, left.schema, left.name, right.schema, right.name)
                : List.of(-kindCode);
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.bySchema(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        // One that only its commutator or negator named has no function yet.
        if (!context.scope().schemaWanted() || function == null) {
            return;
        }
        String schema = context.quote(String.valueOf(schema()));
        String signature =
                name() + " (" + (hasLeft() ? left.type : "NONE") + ", " + (hasRight() ? right.type : "NONE") + ")";
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "OPERATOR", Section.PRE_DATA)
                    .definition("CREATE OPERATOR " + schema + "." + name() + " (\n    "
                            + String.join(",\n    ", parameters(context)) + "\n);\n")
                    .drop("DROP OPERATOR " + schema + "." + signature + ";\n"));
        }
        new AnnotationEntries(context, entries).comment(AnnotationEntries.Subject.of(this, "OPERATOR", signature));
    }

    private boolean hasLeft() {
        return kindCode != 'l';
    }

    private boolean hasRight() {
        return kindCode != 'r';
    }

    private List<String> parameters(RenderContext context) {
        List<String> parameters = new ArrayList<>();
        parameters.add("FUNCTION = " + function);
        if (hasLeft()) {
            parameters.add("LEFTARG = " + left.type);
        }
        if (hasRight()) {
            parameters.add("RIGHTARG = " + right.type);
        }
        if (commutator != null) {
            parameters.add("COMMUTATOR = " + commutator.reference(context));
        }
        if (negator != null) {
            parameters.add("NEGATOR = " + negator.reference(context));
        }
        addOptimization(parameters);
        return parameters;
    }

    private void addOptimization(List<String> parameters) {
        if (merges) {
            parameters.add("MERGES");
        }
        if (hashes) {
            parameters.add("HASHES");
        }
        if (restriction != null) {
            parameters.add("RESTRICT = " + restriction);
        }
        if (join != null) {
            parameters.add("JOIN = " + join);
        }
    }
}
