package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain (pg_type with typtype d). Its constraints are objects of their own.
 *
 * @param base the base type with its modifiers, as the server writes it
 * @param collation null where it is the base type's own
 */
public record DomainType(
        ObjectHeader header,
        Acl acl,
        String base,
        Collation.@Nullable Name collation,
        boolean notNull,
        TypeDefault defaultValue)
        implements DataType {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.typname AS name, t.typnamespace AS schema, t.typowner AS owner,
                   t.typacl AS acl, pg_catalog.acldefault('T', t.typowner) AS acldefault,
                   pg_catalog.format_type(t.typbasetype, t.typtypmod) AS base,
                   coll.collname AS collation, collation_schema.nspname AS collation_schema,
                   t.typnotnull,
                   pg_catalog.pg_get_expr(t.typdefaultbin, t.tableoid) AS default_expression,
                   t.typdefault AS default_text
            FROM pg_catalog.pg_type t
            LEFT JOIN pg_catalog.pg_type base ON base.oid = t.typbasetype
            LEFT JOIN pg_catalog.pg_collation coll
              ON coll.oid = t.typcollation AND t.typcollation <> base.typcollation
            LEFT JOIN pg_catalog.pg_namespace collation_schema ON collation_schema.oid = coll.collnamespace
            WHERE t.typtype = 'd'
            ORDER BY t.oid
            """);

    /** The domains, and the constraints of those that are wanted. */
    static List<DatabaseObject> read(ReadContext in) {
        List<DomainType> domains = in.rows(QUERY, row -> of(in, row));
        List<DatabaseObject> objects = new ArrayList<>(domains);
        objects.addAll(DomainConstraint.read(in, domains));
        return objects;
    }

    private static DomainType of(ReadContext in, CatalogRow row) {
        return new DomainType(
                in.header(row),
                Acl.of(row),
                row.text("base"),
                Collation.Name.of(row),
                row.flag("typnotnull"),
                TypeDefault.of(row));
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        // What a constraint needs must be there before the domain; a separate one follows the domain anyway.
        model.parts(catalogId(), DomainConstraint.class).stream()
                .filter(constraint -> !constraint.isSeparate())
                .forEach(constraint -> edges.add(this, constraint));
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        List<DomainConstraint> constraints = context.model().parts(catalogId(), DomainConstraint.class);
        String drop = "DROP DOMAIN " + context.qualified(this) + ";\n";
        render(context, entries, "DOMAIN", definition(context, constraints), drop);
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        DomainConstraint.checksFirst(constraints).stream()
                .filter(constraint -> isCommentedHere(context, constraint))
                .forEach(constraint -> annotations.comment(constraint.subject(context, this, dumpId())));
    }

    private static boolean isCommentedHere(RenderContext context, DomainConstraint constraint) {
        boolean here = !context.isSeparate(constraint) || !context.has(Feature.DOMAIN_CONSTRAINT_COMMENT_AFTER);
        return here && (constraint.isCheck() || context.has(Feature.DOMAIN_NOT_NULL_COMMENTS));
    }

    private String definition(RenderContext context, List<DomainConstraint> constraints) {
        StringBuilder sql = new StringBuilder("CREATE DOMAIN " + context.qualified(this) + " AS " + base);
        sql.append(Collation.clause(context, collation));
        if (notNull) {
            sql.append(notNullClause(context, constraints));
        }
        if (defaultValue.exists()) {
            sql.append(" DEFAULT ").append(defaultValue.sql(context));
        }
        constraints.stream()
                .filter(constraint -> constraint.isCheck() && !context.isSeparate(constraint))
                .forEach(check -> sql.append("\n\tCONSTRAINT ").append(check.clause(context)));
        return sql.append(";\n").toString();
    }

    private String notNullClause(RenderContext context, List<DomainConstraint> constraints) {
        DomainConstraint named = constraints.stream()
                .filter(constraint -> !constraint.isCheck())
                .findFirst()
                .orElse(null);
        if (named == null || named.name().equals(name() + "_not_null") && !context.isSeparate(named)) {
            return " NOT NULL";
        }
        return context.isSeparate(named) ? "" : " CONSTRAINT " + named.clause(context);
    }
}
