package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds the COMMENT, SECURITY LABEL and ACL entries of an object, for all kinds in one way. */
public final class AnnotationEntries {
    private final RenderContext context;
    private final EntryList entries;

    public AnnotationEntries(RenderContext context, EntryList entries) {
        this.context = context;
        this.entries = entries;
    }

    /**
     * What is annotated.
     *
     * @param type the words after COMMENT ON: {@code TABLE}, {@code COLUMN}, {@code OPERATOR CLASS}
     * @param name the quoted name as it stands after those words, without schema
     * @param schema the schema that is put before the name; null where the statement takes none
     * @param subId the column number, or 0
     * @param dumpId the entry that the annotation depends on
     */
    public record Subject(
            DatabaseObject object,
            String type,
            String name,
            @Nullable String schema,
            @Nullable String owner,
            CatalogId catalogId,
            int subId,
            int dumpId) {

        public static Subject of(DatabaseObject object, String type, String name) {
            return new Subject(
                    object, type, name, object.schema(), object.owner(), object.catalogId(), 0, object.dumpId());
        }

        /** The same object under other words, as {@code COLUMN t.c}. */
        public Subject as(String otherType, String otherName, int otherSubId) {
            return new Subject(object, otherType, otherName, schema, owner, catalogId, otherSubId, dumpId);
        }

        /** The same object, its annotations depending on another entry. */
        public Subject dependingOn(int otherDumpId) {
            return new Subject(object, type, name, schema, owner, catalogId, subId, otherDumpId);
        }

        public Subject withoutSchema() {
            return new Subject(object, type, name, null, owner, catalogId, subId, dumpId);
        }

        public Subject ownedBy(@Nullable String otherOwner) {
            return new Subject(object, type, name, schema, otherOwner, catalogId, subId, dumpId);
        }

        boolean isLargeObject() {
            return type.startsWith("LARGE OBJECT");
        }
    }

    public void comment(Subject subject) {
        comment(subject, null);
    }

    /**
     * Adds the comment if there is one and it is wanted.
     *
     * @param initdbComment the comment that initdb gave: it is not repeated, and its absence is written as an empty one
     */
    public void comment(Subject subject, @Nullable String initdbComment) {
        if (context.options().noComments() || !isWanted(subject, Component.COMMENT)) {
            return;
        }
        String text = context.model().annotations().comment(subject.catalogId, subject.subId);
        if (initdbComment != null) {
            text = text == null ? "" : text.equals(initdbComment) ? null : text;
        }
        if (text != null) {
            add(subject, "COMMENT", "COMMENT ON " + target(subject) + " IS " + context.literal(text) + ";\n");
        }
    }

    /** Adds the security labels if there are any and they are wanted: one entry for all providers. */
    public void labels(Subject subject) {
        labels(subject, List.of());
    }

    /** Adds the security labels of an object and of its columns, as one entry. */
    public void labels(Subject subject, List<Subject> columns) {
        if (context.options().noSecurityLabels() || !isWanted(subject, Component.SECURITY_LABEL)) {
            return;
        }
        String statements = Stream.concat(Stream.of(subject), columns.stream())
                .flatMap(this::labelStatements)
                .collect(Collectors.joining());
        if (!statements.isEmpty()) {
            add(subject, "SECURITY LABEL", statements);
        }
    }

    private Stream<String> labelStatements(Subject subject) {
        return context.model().annotations().labels(subject.catalogId, subject.subId).stream()
                .map(label -> "SECURITY LABEL FOR " + context.quote(label.provider()) + " ON " + target(subject)
                        + " IS " + context.literal(label.label()) + ";\n");
    }

    /** Adds the ACL if it differs from the initial one and is wanted; the entry's dump ID, or 0 without one. */
    public int acl(Subject subject, Acl acl) {
        return acl(subject, acl, subject.type + " " + subject.name);
    }

    /** As {@link #acl(Subject, Acl)} under a tag that is not made of the type and name. */
    public int acl(Subject subject, Acl acl, String tag) {
        return acl(subject, acl, null, tag, List.of(subject.dumpId));
    }

    /**
     * Adds the ACL of a table's column, with type {@code TABLE} as its table's.
     *
     * @param column the column's quoted name
     * @param number the column's number
     * @param tableAcl the dump ID of the table's ACL, which must be restored first because it revokes; 0 without one
     */
    public int columnAcl(Subject table, String column, int number, Acl acl, int tableAcl) {
        return acl(
                table.as(table.type, table.name, number),
                acl,
                column,
                "COLUMN " + table.name + "." + column,
                tableAcl == 0 ? List.of(table.dumpId) : List.of(table.dumpId, tableAcl));
    }

    private int acl(Subject subject, Acl acl, @Nullable String column, String tag, List<Integer> dependencies) {
        boolean inScope = context.scope().schemaWanted() || subject.isLargeObject();
        if (context.options().noAcl() || !inScope || !context.wants(subject.object, Component.ACL)) {
            return 0;
        }
        String statements = aclChange(subject, acl, column);
        if (statements.isEmpty()) {
            return 0;
        }
        int dumpId = context.nextDumpId().getAsInt();
        entries.add(EntryDraft.of(dumpId, "ACL", tag, Section.NONE)
                .definition(statements)
                .schema(subject.schema)
                .owner(subject.owner)
                .dependsOn(dependencies.toArray(Integer[]::new)));
        return dumpId;
    }

    private String aclChange(Subject subject, Acl acl, @Nullable String column) {
        Annotations.InitialPrivileges initial =
                context.model().annotations().initialPrivileges(subject.catalogId, subject.subId);
        String base = acl.base(initial == null ? null : initial.acl());
        AclStatements.Target target =
                new AclStatements.Target(subject.type, subject.name, column, subject.schema, subject.owner, "");
        AclStatements statements = new AclStatements(context.ids(), context.dialect());
        String recorded = context.scope().binaryUpgrade() && initial != null && initial.type() == 'e'
                ? recorded(statements.change(target, initial.acl(), acl.defaults()))
                : "";
        return recorded + statements.change(target, acl.current(), base);
    }

    private String recorded(String change) {
        return change.isEmpty() && !context.has(Feature.UPGRADE_RECORDS_USUAL_PRIVILEGES)
                ? ""
                : "SELECT pg_catalog.binary_upgrade_set_record_init_privs(true);\n" + change
                        + "SELECT pg_catalog.binary_upgrade_set_record_init_privs(false);\n";
    }

    private String target(Subject subject) {
        return subject.type + " " + prefix(subject) + subject.name;
    }

    private String prefix(Subject subject) {
        return subject.schema == null ? "" : context.quote(subject.schema) + ".";
    }

    private boolean isWanted(Subject subject, Component component) {
        boolean contents = subject.isLargeObject();
        boolean inScope = contents
                ? context.scope().dataWanted() || context.scope().binaryUpgrade()
                : context.scope().schemaWanted();
        return inScope && context.wants(subject.object, component);
    }

    private void add(Subject subject, String kind, String statements) {
        entries.add(
                EntryDraft.of(context.nextDumpId().getAsInt(), kind, subject.type + " " + subject.name, Section.NONE)
                        .definition(statements)
                        .schema(subject.schema)
                        .owner(subject.owner)
                        .dependsOn(subject.dumpId));
    }
}
