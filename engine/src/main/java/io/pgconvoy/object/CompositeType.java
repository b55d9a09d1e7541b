package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A composite type that is no relation's row type (pg_type with typtype c, pg_class with relkind c).
 *
 * @param relation its row in pg_class, which comments on its columns belong to
 */
public record CompositeType(ObjectHeader header, Acl acl, CatalogId relation, List<Attribute> attributes)
        implements DataType {
    /**
     * A column.
     *
     * @param dropped it is there for pg_upgrade alone, whose rows still have it
     * @param collation null where it is the type's own
     */
    public record Attribute(
            int number,
            String name,
            String type,
            Collation.@Nullable Name collation,
            boolean dropped,
            int length,
            char alignment) {}

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.typname AS name, t.typnamespace AS schema, t.typowner AS owner,
                   t.typacl AS acl, pg_catalog.acldefault('T', t.typowner) AS acldefault, t.typrelid
            FROM pg_catalog.pg_type t
            JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
            WHERE t.typtype = 'c' AND c.relkind = 'c'
            ORDER BY t.oid
            """);

    private static final CatalogQuery ATTRIBUTES = CatalogQuery.of("""
            SELECT a.attrelid, a.attnum, a.attname, a.attisdropped, a.attlen, a.attalign,
                   pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                   coll.collname AS collation, collation_schema.nspname AS collation_schema
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
            LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_collation coll
              ON coll.oid = a.attcollation AND a.attcollation <> t.typcollation
            LEFT JOIN pg_catalog.pg_namespace collation_schema ON collation_schema.oid = coll.collnamespace
            WHERE c.relkind = 'c' AND a.attnum > 0
            ORDER BY a.attrelid, a.attnum
            """);

    static List<CompositeType> read(ReadContext in) {
        Map<Long, List<Attribute>> attributes = new HashMap<>();
        in.rows(
                ATTRIBUTES,
                row -> attributes
                        .computeIfAbsent(row.oid("attrelid"), oid -> new ArrayList<>())
                        .add(attribute(row)));
        return in.rows(
                QUERY,
                row -> new CompositeType(
                        in.header(row),
                        Acl.of(row),
                        new CatalogId(SystemCatalog.PG_CLASS, row.oid("typrelid")),
                        attributes.getOrDefault(row.oid("typrelid"), List.of())));
    }

    private static Attribute attribute(CatalogRow row) {
        return new Attribute(
                row.integer("attnum"),
                row.text("attname"),
                row.textOrEmpty("type"),
                Collation.Name.of(row),
                row.flag("attisdropped"),
                row.integer("attlen"),
                row.character("attalign"));
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        boolean upgrade = context.scope().binaryUpgrade();
        String columns = attributes.stream()
                .filter(attribute -> !attribute.dropped || upgrade)
                .map(attribute -> "\n\t" + context.quote(attribute.name)
                        + (attribute.dropped ? " INTEGER /* dummy */" : " " + attribute.type)
                        + Collation.clause(context, attribute.collation))
                .collect(Collectors.joining(","));
        renderType(
                context,
                entries,
                "CREATE TYPE " + context.qualified(this) + " AS (" + columns + "\n);\n"
                        + (upgrade ? droppedAgain(context) : ""));
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        attributes.stream()
                .filter(attribute -> !attribute.dropped)
                .forEach(attribute -> annotations.comment(column(context, attribute)));
    }

    /** What makes attributes of those that were made for their place alone. */
    private String droppedAgain(RenderContext context) {
        String qualified = context.qualified(this);
        return attributes.stream()
                .filter(Attribute::dropped)
                .map(attribute -> "\n-- For binary upgrade, recreate dropped column.\nUPDATE pg_catalog.pg_attribute\n"
                        + "SET attlen = " + attribute.length + ", attalign = '" + attribute.alignment
                        + "', attbyval = false\nWHERE attname = " + context.literal(attribute.name)
                        + "\n  AND attrelid = " + context.literal(qualified) + "::pg_catalog.regclass;\n"
                        + "ALTER TYPE " + qualified + " DROP ATTRIBUTE " + context.quote(attribute.name) + ";\n")
                .collect(Collectors.joining());
    }

    private AnnotationEntries.Subject column(RenderContext context, Attribute attribute) {
        String name = context.quote(name()) + "." + context.quote(attribute.name);
        return new AnnotationEntries.Subject(
                this, "COLUMN", name, schema(), owner(), relation, attribute.number, dumpId());
    }
}
