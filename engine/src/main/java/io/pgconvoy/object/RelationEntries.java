package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.AnnotationEntries.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds the entries of one relation: definition, comments, labels, privileges. */
final class RelationEntries {
    private static final Map<Character, String> TYPES = Map.of(
            'r', "TABLE", 'p', "TABLE", 'v', "VIEW", 'm', "MATERIALIZED VIEW", 'f', "FOREIGN TABLE", 'S', "SEQUENCE");

    private final RenderContext context;
    private final EntryList entries;
    private final Relation relation;
    private final AnnotationEntries annotations;
    private final String type;
    private final String quoted;

    RelationEntries(RenderContext context, EntryList entries, Relation relation) {
        this.context = context;
        this.entries = entries;
        this.relation = relation;
        this.annotations = new AnnotationEntries(context, entries);
        this.type = type(relation);
        this.quoted = context.quote(relation.name());
    }

    /** The words for a relation in SQL and in an entry's kind. */
    static String type(Relation relation) {
        String type = TYPES.get(relation.relkind());
        if (type == null) {
            throw new IllegalArgumentException("relkind " + relation.relkind() + " has no entry");
        }
        return type;
    }

    void add() {
        if (relation.isSequence()) {
            new SequenceEntries(context, entries, relation).add();
        } else if (context.wants(relation, Component.DEFINITION)) {
            entries.add(definition());
            comments();
            labels();
            notNullComments();
            context.model().parts(relation.catalogId(), CheckConstraint.class).stream()
                    .filter(check -> check.isInline(context) && check.local())
                    .forEach(check -> check.comment(annotations, context, relation.dumpId()));
        } else {
            labels();
        }
        privileges();
    }

    private EntryDraft definition() {
        String text =
                relation.isView() ? ViewSql.create(context, relation) : new TableDefinition(context, relation).text();
        boolean postponed = context.repairs().postponed().contains(relation.dumpId());
        return EntryDraft.of(relation, type, postponed ? Section.POST_DATA : Section.PRE_DATA)
                .definition(text)
                .drop("DROP " + type + " " + context.qualified(relation) + ";\n")
                .tablespace(tablespace())
                .accessMethod(accessMethod())
                .relkind(relation.relkind());
    }

    private @Nullable String tablespace() {
        boolean none =
                relation.isView() || relation.isForeign() && context.has(Feature.FOREIGN_TABLE_WITHOUT_TABLESPACE);
        return none ? null : relation.properties().tablespace();
    }

    private @Nullable String accessMethod() {
        boolean has = relation.isPartitioned()
                ? context.has(Feature.PARTITIONED_ACCESS_METHOD)
                : relation.relkind() == 'r' || relation.isMaterializedView();
        return has ? relation.properties().accessMethod() : null;
    }

    private Subject subject() {
        return Subject.of(relation, type, quoted);
    }

    private Subject columnSubject(int number) {
        return subject().as("COLUMN", quoted + "." + context.quote(relation.columnName(number)), number);
    }

    /** Older releases dump them of members of extensions, too. */
    private void labels() {
        if (context.wants(relation, Component.SECURITY_LABEL)) {
            annotations.labels(subject(), labelledColumns());
        }
    }

    private List<Subject> labelledColumns() {
        return context.model().annotations().labels().getOrDefault(relation.catalogId(), List.of()).stream()
                .map(Annotations.Label::subId)
                .filter(number -> number != 0)
                .distinct()
                .map(this::columnSubject)
                .toList();
    }

    private void comments() {
        annotations.comment(subject());
        commentedColumns().forEach(number -> annotations.comment(columnSubject(number)));
    }

    private Stream<Integer> commentedColumns() {
        return context.model().annotations().comments().getOrDefault(relation.catalogId(), List.of()).stream()
                .map(Annotations.Comment::subId)
                .filter(number -> number > 0 && number <= relation.columns().size());
    }

    /** Those of constraints that the table's definition holds; others are entries of their own. */
    private void notNullComments() {
        if (context.options().noComments()) {
            return;
        }
        for (Column column : relation.columns()) {
            Column.NotNull notNull = column.notNull();
            String comment = notNull == null ? null : notNull.comment();
            if (notNull != null && comment != null) {
                notNullComment(context.quote(notNull.name()), comment);
            }
        }
    }

    private void notNullComment(String constraint, String comment) {
        String target = "CONSTRAINT " + constraint + " ON ";
        entries.add(EntryDraft.of(context.nextDumpId().getAsInt(), "COMMENT", target + quoted, Section.NONE)
                .definition("COMMENT ON " + target + context.qualified(relation) + " IS " + context.literal(comment)
                        + ";\n")
                .schema(relation.schema())
                .owner(relation.owner())
                .dependsOn(relation.dumpId()));
    }

    /** Older releases look at a table's privileges before they want of its sequences what they want of it. */
    private boolean hasPrivilegesForItsTableAlone() {
        SequenceOwner owner = relation.sequenceOwner();
        Relation table = owner == null ? null : context.model().relation(owner.table());
        return table != null
                && !context.has(Feature.OWNED_SEQUENCES_WITH_PRIVILEGES)
                && !relation.isWantedAlone(context.selection(), Component.ACL)
                && !table.hasOtherPrivileges(context.model().annotations());
    }

    private void privileges() {
        if (hasPrivilegesForItsTableAlone()) {
            return;
        }
        Subject table = Subject.of(relation, relation.isSequence() ? "SEQUENCE" : "TABLE", quoted);
        int tableAcl = annotations.acl(table, relation.acl());
        for (RelationDetails.ColumnAcl column : relation.details().columnAcls()) {
            annotations.columnAcl(
                    Subject.of(relation, "TABLE", quoted),
                    context.quote(column.name()),
                    column.number(),
                    column.acl(),
                    tableAcl);
        }
    }
}
