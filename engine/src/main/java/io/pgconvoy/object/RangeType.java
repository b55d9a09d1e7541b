package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range type (pg_type with typtype r, pg_range).
 *
 * @param multirange its multirange type as the server writes it; null before release 14
 * @param operatorClass null where it is the subtype's default
 * @param collation null where it is the subtype's own
 * @param canonical function names as the server writes them; null for none
 */
public record RangeType(
        ObjectHeader header,
        Acl acl,
        String subtype,
        @Nullable String multirange,
        @Nullable String operatorClass,
        @Nullable String operatorClassSchema,
        Collation.@Nullable Name collation,
        @Nullable String canonical,
        @Nullable String difference)
        implements DataType {
    /** Types with OIDs below 10000 are assigned by hand and pinned: no dependency is recorded on them. */
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.typname AS name, t.typnamespace AS schema, t.typowner AS owner,
                   t.typacl AS acl, pg_catalog.acldefault('T', t.typowner) AS acldefault,
                   pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
                   pg_catalog.format_type(r.rngmultitypid, NULL) AS multirange, -- since 14
                   NULL AS multirange, -- before 14
                   oc.opcname AS opclass, opclass_schema.nspname AS opclass_schema,
                   coll.collname AS collation, collation_schema.nspname AS collation_schema,
                   NULLIF(r.rngcanonical::pg_catalog.text, '-') AS canonical,
                   NULLIF(r.rngsubdiff::pg_catalog.text, '-') AS difference
            FROM pg_catalog.pg_type t
            LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
            LEFT JOIN pg_catalog.pg_type subtype ON subtype.oid = r.rngsubtype
            LEFT JOIN pg_catalog.pg_opclass oc ON oc.oid = r.rngsubopc AND NOT oc.opcdefault
            LEFT JOIN pg_catalog.pg_namespace opclass_schema ON opclass_schema.oid = oc.opcnamespace
            LEFT JOIN pg_catalog.pg_collation coll
              ON coll.oid = r.rngcollation AND r.rngcollation <> subtype.typcollation
            LEFT JOIN pg_catalog.pg_namespace collation_schema ON collation_schema.oid = coll.collnamespace
            WHERE t.typtype = 'r'
              AND (t.oid >= 10000 OR t.typacl IS NOT NULL) -- only users' objects
            ORDER BY t.oid
            """);

    /** The range types, and the shells of those that are wanted. */
    static List<DatabaseObject> read(ReadContext in) {
        List<RangeType> types = in.rows(QUERY, row -> of(in, row));
        List<DatabaseObject> objects = new ArrayList<>(types);
        objects.addAll(ShellType.of(in, types));
        return objects;
    }

    private static RangeType of(ReadContext in, CatalogRow row) {
        if (row.isNull("subtype")) {
            throw CatalogReader.inconsistent("range type \"" + row.text("name") + "\" has no row in pg_range");
        }
        return new RangeType(
                in.header(row),
                Acl.of(row),
                row.text("subtype"),
                row.textOrNull("multirange"),
                row.textOrNull("opclass"),
                row.textOrNull("opclass_schema"),
                Collation.Name.of(row),
                row.textOrNull("canonical"),
                row.textOrNull("difference"));
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted()) {
            renderType(
                    context,
                    entries,
                    "CREATE TYPE " + context.qualified(this) + " AS RANGE (\n    "
                            + String.join(",\n    ", parameters(context)) + "\n);\n");
        }
    }

    private List<String> parameters(RenderContext context) {
        List<String> parameters = new ArrayList<>();
        parameters.add("subtype = " + subtype);
        if (multirange != null) {
            parameters.add("multirange_type_name = " + multirange);
        }
        if (operatorClass != null) {
            parameters.add("subtype_opclass = " + context.qualified(operatorClassSchema, operatorClass));
        }
        if (collation != null) {
            parameters.add("collation = " + collation.qualified(context));
        }
        if (canonical != null) {
            parameters.add("canonical = " + canonical);
        }
        if (difference != null) {
            parameters.add("subtype_diff = " + difference);
        }
        return parameters;
    }
}
