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
        if (context.scope().binaryUpgrade()) {
            renderType(
                    context,
                    entries,
                    "CREATE TYPE " + context.qualified(this) + " AS ENUM (\n);\n" + additions(context));
            return;
        }
        String values =
                labels.stream().map(label -> "\n    " + context.literal(label)).collect(Collectors.joining(","));
        renderType(context, entries, "CREATE TYPE " + context.qualified(this) + " AS ENUM (" + values + "\n);\n");
    }

    /** The labels one by one, each with the OID that rows have for it. */
    private String additions(RenderContext context) {
        List<Long> oids =
                context.model().upgrade().labels().getOrDefault(catalogId().oid(), List.of());
        StringBuilder sql =
                new StringBuilder(labels.isEmpty() ? "" : "\n-- For binary upgrade, must preserve pg_enum oids\n");
        for (int i = 0; i < labels.size(); i++) {
            sql.append("SELECT pg_catalog.binary_upgrade_set_next_pg_enum_oid('" + oids.get(i)
                    + "'::pg_catalog.oid);\nALTER TYPE " + context.qualified(this) + " ADD VALUE "
                    + context.literal(labels.get(i)) + ";\n\n");
        }
        return sql.toString();
    }
}
