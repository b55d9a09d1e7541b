package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An operator family (pg_opfamily).
 *
 * @param looseMembers those that belong to no operator class
 */
public record OperatorFamily(ObjectHeader header, String accessMethod, OperatorMembers looseMembers)
        implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT f.tableoid, f.oid, f.opfname AS name, f.opfnamespace AS schema, f.opfowner AS owner, a.amname
            FROM pg_catalog.pg_opfamily f
            JOIN pg_catalog.pg_am a ON a.oid = f.opfmethod
            WHERE f.oid > 16383 -- only users' objects
            ORDER BY f.oid
            """);

    static List<OperatorFamily> read(ReadContext in, Map<CatalogId, OperatorMembers> members) {
        return in.rows(QUERY, row -> of(in, row, members));
    }

    private static OperatorFamily of(ReadContext in, CatalogRow row, Map<CatalogId, OperatorMembers> members) {
        ObjectHeader header = in.header(row);
        return new OperatorFamily(
                header, row.text("amname"), members.getOrDefault(header.catalogId(), OperatorMembers.NONE));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.OPERATOR_FAMILY;
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return context.has(Feature.STABLE_TIE_BREAKERS) ? List.of(accessMethod) : List.of();
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
        String using = " USING " + context.quote(accessMethod);
        String target = "OPERATOR FAMILY " + context.qualified(this) + using;
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "OPERATOR FAMILY", Section.PRE_DATA)
                    .definition("CREATE " + target + ";\n" + additions(context, target))
                    .drop("DROP " + target + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "OPERATOR FAMILY", context.quote(name()) + using));
    }

    private String additions(RenderContext context, String target) {
        List<String> clauses = looseMembers.clauses(context);
        return clauses.isEmpty() ? "" : "ALTER " + target + " ADD\n    " + String.join(" ,\n    ", clauses) + ";\n";
    }
}
