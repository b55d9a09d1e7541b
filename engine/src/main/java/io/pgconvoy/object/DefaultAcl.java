package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Privileges that a role gives to the objects it will create (pg_default_acl). Its name is the object type's letter. */
public record DefaultAcl(ObjectHeader header, Acl acl) implements DatabaseObject {
    private static final Map<String, String> TYPES = Map.of(
            "r", "TABLES",
            "S", "SEQUENCES",
            "f", "FUNCTIONS",
            "T", "TYPES",
            "n", "SCHEMAS",
            "L", "LARGE OBJECTS");

    /** Those of all schemas replace the built-in default; those of one schema only add to it. */
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT d.tableoid, d.oid, d.defaclobjtype AS name, d.defaclrole AS owner, d.defaclnamespace,
                   d.defaclacl AS acl,
                   CASE WHEN d.defaclnamespace <> 0 THEN '{}'
                        WHEN d.defaclobjtype = 'S' THEN pg_catalog.acldefault('s', d.defaclrole)
                        ELSE pg_catalog.acldefault(d.defaclobjtype, d.defaclrole)
                   END AS acldefault
            FROM pg_catalog.pg_default_acl d
            """);

    static List<DefaultAcl> read(ReadContext in) {
        return in.rows(QUERY, row -> {
            ObjectHeader header = in.header(row);
            long schema = row.oid("defaclnamespace");
            return new DefaultAcl(schema == 0 ? header : header.inSchema(in.schemaName(schema)), Acl.of(row));
        });
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.DEFAULT_ACL;
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        String role = owner();
        return context.dialect().has(Feature.STABLE_FOREIGN_KEY_ORDER) && role != null ? List.of(role) : List.of();
    }

    @Override
    public Set<Component> select(Selection selection) {
        if (schema() != null) {
            return selection.contentsOf(schema());
        }
        return selection.scope().includesEverything() ? Component.ALL : Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted() && !context.options().noAcl() && context.wants(this, Component.ACL)) {
            entries.add(EntryDraft.of(this, "DEFAULT ACL", Section.POST_DATA)
                    .tag("DEFAULT PRIVILEGES FOR " + type())
                    .definition(statements(context)));
        }
    }

    private String statements(RenderContext context) {
        String role = owner() == null ? "" : owner();
        String prefix = "ALTER DEFAULT PRIVILEGES FOR ROLE " + context.quote(role) + " "
                + (schema() == null ? "" : "IN SCHEMA " + context.quote(schema()) + " ");
        AclStatements.Target target = new AclStatements.Target(type(), "", null, null, role, prefix);
        return new AclStatements(context.ids(), context.dialect()).change(target, acl.current(), acl.defaults());
    }

    private String type() {
        String type = TYPES.get(name());
        if (type == null) {
            throw CatalogReader.inconsistent("unrecognized object type in default privileges: " + name());
        }
        return type;
    }
}
