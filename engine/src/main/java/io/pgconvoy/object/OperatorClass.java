package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operator class (pg_opclass).
 *
 * @param inputType the types as the server writes them
 * @param storageType null where it is the input type
 */
public record OperatorClass(
        ObjectHeader header,
        String accessMethod,
        String familySchema,
        String family,
        String inputType,
        @Nullable String storageType,
        boolean isDefault,
        OperatorMembers members)
        implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, c.opcname AS name, c.opcnamespace AS schema, c.opcowner AS owner,
                   a.amname, f.opfname, family_schema.nspname AS family_schema,
                   c.opcintype::pg_catalog.regtype AS input_type,
                   NULLIF(c.opckeytype::pg_catalog.regtype::pg_catalog.text, '-') AS storage_type,
                   c.opcdefault
            FROM pg_catalog.pg_opclass c
            JOIN pg_catalog.pg_am a ON a.oid = c.opcmethod
            JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
            JOIN pg_catalog.pg_namespace family_schema ON family_schema.oid = f.opfnamespace
            WHERE c.oid > 16383 -- only users' objects
            ORDER BY c.oid
            """);

    /** The operator classes and the operator families, which share the query for their members. */
    static List<DatabaseObject> read(ReadContext in) {
        Map<CatalogId, OperatorMembers> members = OperatorMembers.read(in);
        List<DatabaseObject> objects = new ArrayList<>(in.rows(QUERY, row -> of(in, row, members)));
        objects.addAll(OperatorFamily.read(in, members));
        return objects;
    }

    private static OperatorClass of(ReadContext in, CatalogRow row, Map<CatalogId, OperatorMembers> members) {
        ObjectHeader header = in.header(row);
        return new OperatorClass(
                header,
                row.text("amname"),
                row.text("family_schema"),
                row.text("opfname"),
                row.text("input_type"),
                row.textOrNull("storage_type"),
                row.flag("opcdefault"),
                members.getOrDefault(header.catalogId(), OperatorMembers.NONE));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.OPERATOR_CLASS;
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
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "OPERATOR CLASS", Section.PRE_DATA)
                    .definition("CREATE OPERATOR CLASS " + context.qualified(this) + "\n    "
                            + (isDefault ? "DEFAULT " : "") + "FOR TYPE " + inputType + using
                            + " FAMILY " + context.qualified(familySchema, family) + " AS\n    "
                            + String.join(" ,\n    ", clauses(context)) + ";\n")
                    .drop("DROP OPERATOR CLASS " + context.qualified(this) + using + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "OPERATOR CLASS", context.quote(name()) + using));
    }

    private List<String> clauses(RenderContext context) {
        List<String> clauses = new ArrayList<>();
        if (storageType != null) {
            clauses.add("STORAGE " + storageType);
        }
        clauses.addAll(members.clauses(context));
        // The statement needs at least one clause; storing the input type itself changes nothing.
        return clauses.isEmpty() ? List.of("STORAGE " + inputType) : clauses;
    }
}
