package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.SqlArray;
import java.util.List;
import java.util.Set;

/**
 * A schema (pg_namespace).
 *
 * @param ownedByDatabaseOwner the owner is pg_database_owner, which is how initdb makes {@code public} since 15
 * @param publicIsOwned the dialect writes the owner and comment of {@code public}, not just its privileges
 */
public record Schema(ObjectHeader header, Acl acl, boolean ownedByDatabaseOwner, boolean publicIsOwned)
        implements DatabaseObject {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT n.tableoid, n.oid, n.nspname AS name, n.nspowner AS owner, n.nspacl AS acl,
                   pg_catalog.acldefault('n', n.nspowner) AS acldefault
            FROM pg_catalog.pg_namespace n
            """);

    /** The fixed OID of role pg_database_owner (pg_authid.dat, since 14). */
    private static final long PG_DATABASE_OWNER = 6171;

    static List<Schema> read(ReadContext in) {
        boolean publicIsOwned = in.dialect().has(Feature.PUBLIC_SCHEMA_OWNERSHIP);
        return in.rows(
                QUERY,
                row -> new Schema(in.header(row), Acl.of(row), row.oid("owner") == PG_DATABASE_OWNER, publicIsOwned));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.SCHEMA;
    }

    private boolean isPublic() {
        return name().equals("public");
    }

    /** Unless it is asked for by name, a restore finds {@code public} there already. */
    private boolean isCreatedByInitdb(DumpScope scope) {
        return isPublic() && scope.includedSchemas() == null && scope.includedTables() == null;
    }

    @Override
    public Set<Component> select(Selection selection) {
        Set<Component> member = selection.asExtensionMember(catalogId());
        if (member != null) {
            return member;
        }
        Set<Component> contents = contents(selection);
        if (!isCreatedByInitdb(selection.scope())) {
            return contents;
        }
        if (!publicIsOwned) {
            return Selection.both(contents, Component.ACL_ONLY);
        }
        return ownedByDatabaseOwner ? Selection.without(contents, Component.DEFINITION) : contents;
    }

    /** What is wanted of the objects in this schema, which a schema's own extension membership does not change. */
    Set<Component> contents(Selection selection) {
        DumpScope scope = selection.scope();
        long oid = catalogId().oid();
        if (scope.excludedSchemas().contains(oid) || scope.includedTables() != null) {
            return Component.NONE;
        }
        Set<Long> included = scope.includedSchemas();
        if (included != null) {
            return included.contains(oid) ? Component.ALL : Component.NONE;
        }
        if (name().equals("pg_catalog")) {
            return Component.ACL_ONLY;
        }
        boolean system = name().startsWith("pg_") || name().equals("information_schema");
        return system ? Component.NONE : Component.ALL;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String quoted = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(definition(context, quoted));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, "SCHEMA", quoted);
        // Stock compares the quoted name: with --quote-all-identifiers it takes initdb's comment for the user's.
        boolean hasInitdbsComment = isCreatedByInitdb(context.scope()) && quoted.equals("public");
        annotations.comment(subject, hasInitdbsComment ? "standard public schema" : null);
        annotations.labels(subject);
        annotations.acl(subject, isPublic() && publicIsOwned ? acl.assuming(standardPrivileges()) : acl);
    }

    /**
     * What {@code public} has where the dump is restored, once its owner is set: pg_init_privs says what it had where
     * it was read, under its first owner.
     */
    private String standardPrivileges() {
        String owner = owner() == null ? "" : AclItem.quoteRole(owner());
        return SqlArray.format(List.of(owner + "=UC/" + owner, "=U/" + owner));
    }

    private EntryDraft definition(RenderContext context, String quoted) {
        EntryDraft draft = EntryDraft.of(this, "SCHEMA", Section.PRE_DATA);
        return isCreatedByInitdb(context.scope())
                ? draft.definition("-- *not* creating schema, since initdb creates it\n")
                        .drop("-- *not* dropping schema, since initdb creates it\n")
                : draft.definition("CREATE SCHEMA " + quoted + ";\n").drop("DROP SCHEMA " + quoted + ";\n");
    }
}
