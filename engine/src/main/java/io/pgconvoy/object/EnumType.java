package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An enum type (pg_type with typtype e, pg_enum).
 *
 * @param labels in their sort order
 */
public record EnumType(ObjectHeader header, Acl acl, List<String> labels) implements DataType {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.typname AS name, t.typnamespace AS schema, t.typowner AS owner,
                   t.typacl AS acl, pg_catalog.acldefault('T', t.typowner) AS acldefault
            FROM pg_catalog.pg_type t
            WHERE t.typtype = 'e'
            ORDER BY t.oid
            """);

    private static final CatalogQuery LABELS = CatalogQuery.of("""
            SELECT e.enumtypid, e.enumlabel
            FROM pg_catalog.pg_enum e
            ORDER BY e.enumtypid, e.enumsortorder
            """);

    static List<EnumType> read(ReadContext in) {
        Map<Long, List<String>> labels = new HashMap<>();
        in.rows(
                LABELS,
                row -> labels.computeIfAbsent(row.oid("enumtypid"), oid -> new ArrayList<>())
                        .add(row.text("enumlabel")));
        return in.rows(
                QUERY,
                row -> new EnumType(in.header(row), Acl.of(row), labels.getOrDefault(row.oid("oid"), List.of())));
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String values =
                labels.stream().map(label -> "\n    " + context.literal(label)).collect(Collectors.joining(","));
        renderType(context, entries, "CREATE TYPE " + context.qualified(this) + " AS ENUM (" + values + "\n);\n");
    }
}
