package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Feature;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A relation (pg_class): table, view, materialised view, sequence or foreign table, told apart by relkind. Composite
 * types' relations are here for their dependencies alone.
 *
 * @param sequenceOwner the column that a sequence belongs to; null for other relations and free sequences
 * @param parents the OIDs of the tables it inherits from or is a partition of, in pg_inherits' order of insertion
 * @param detailed whether the details were read: only of relations that the dump wants or must know
 */
public record Relation(
        ObjectHeader header,
        char relkind,
        RelationProperties properties,
        Acl acl,
        @Nullable SequenceOwner sequenceOwner,
        List<Long> parents,
        boolean detailed,
        RelationDetails details)
        implements DatabaseObject {

    static List<Relation> read(ReadContext in) {
        return new RelationReader(in).read();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.RELATION;
    }

    public long oid() {
        return catalogId().oid();
    }

    public boolean isSequence() {
        return relkind == 'S';
    }

    public boolean isView() {
        return relkind == 'v';
    }

    public boolean isMaterializedView() {
        return relkind == 'm';
    }

    public boolean isForeign() {
        return relkind == 'f';
    }

    public boolean isPartitioned() {
        return relkind == 'p';
    }

    public boolean isPartition() {
        return properties.partition();
    }

    /** Table, partitioned table or foreign table: what has columns of its own and may inherit them. */
    public boolean isTable() {
        return relkind == 'r' || relkind == 'p' || relkind == 'f';
    }

    public List<Column> columns() {
        return details.columns();
    }

    /** The column with this number, from 1. */
    public Column column(int number) {
        if (number < 1 || number > columns().size()) {
            throw CatalogReader.inconsistent("table \"" + name() + "\" has no column number " + number);
        }
        return columns().get(number - 1);
    }

    /** The name of a column, also of a system column: those have negative numbers. */
    public String columnName(int number) {
        return number > 0 ? column(number).name() : SystemColumns.name(number);
    }

    /** The column with this name, unless it was dropped. */
    @Nullable
    Column column(String name) {
        for (Column column : columns()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }

    /**
     * Whether CREATE TABLE says the column: not if it comes from a parent, except in a partition, attached later. For
     * pg_upgrade it says every column.
     */
    boolean prints(Column column, DumpScope scope) {
        return scope.binaryUpgrade() || !column.dropped() && (column.local() || isPartition());
    }

    @Override
    public Set<Component> select(Selection selection) {
        Relation table = sequenceOwner == null ? null : selection.model().relation(sequenceOwner.table());
        return select(selection, table);
    }

    /** The same with the table that owns a sequence: at least what is wanted of it is wanted of the sequence. */
    Set<Component> select(Selection selection, @Nullable Relation table) {
        if (sequenceOwner == null) {
            return selectBySchema(selection);
        }
        Set<Component> ofTable = table == null ? Component.NONE : selection.of(table);
        if (!sequenceOwner.identity()) {
            return union(selectBySchema(selection), ofTable);
        }
        if (selection.has(Feature.IDENTITY_SEQUENCES_FOLLOW_TABLES)) {
            return ofTable;
        }
        return table == null || table.isPassedOver(selection)
                ? Component.NONE
                : union(selectBySchema(selection), ofTable);
    }

    /** Whether nothing is dumped; older releases know early that privileges which nobody has changed will not be. */
    public boolean isPassedOver(Selection selection) {
        Set<Component> wanted = selection.of(this);
        return wanted.isEmpty()
                || wanted.equals(Component.ACL_ONLY)
                        && !selection.has(Feature.OWNED_SEQUENCES_WITH_PRIVILEGES)
                        && !hasOtherPrivileges(selection.model().annotations());
    }

    private Set<Component> selectBySchema(Selection selection) {
        if (relkind == 'c') {
            return Component.NONE;
        }
        Set<Component> member = selection.asExtensionMember(catalogId());
        if (member != null) {
            return member;
        }
        Set<Long> included = selection.scope().includedTables();
        Set<Component> wanted = included == null
                ? selection.contentsOf(schema())
                : included.contains(oid()) ? Component.ALL : Component.NONE;
        return selection.scope().excludedTables().contains(oid()) ? Component.NONE : wanted;
    }

    private static Set<Component> union(Set<Component> one, Set<Component> other) {
        EnumSet<Component> all = EnumSet.noneOf(Component.class);
        all.addAll(one);
        all.addAll(other);
        return all;
    }

    /** What is wanted of a sequence by itself, whatever is wanted of the table that owns it. */
    boolean isWantedAlone(Selection selection, Component component) {
        return selectBySchema(selection).contains(component);
    }

    /** Whether its privileges, or those of a column, are not those that it was made with. */
    boolean hasOtherPrivileges(Annotations annotations) {
        return differs(annotations, 0, acl)
                || details.columnAcls().stream()
                        .anyMatch(column -> differs(annotations, column.number(), column.acl()));
    }

    private boolean differs(Annotations annotations, int column, Acl privileges) {
        Annotations.InitialPrivileges initial = annotations.initialPrivileges(catalogId(), column);
        return privileges.differsFrom(initial == null ? null : initial.acl());
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted() && relkind != 'c') {
            new RelationEntries(context, entries, this).add();
        }
    }

    Relation withParents(List<Long> oids) {
        return new Relation(header, relkind, properties, acl, sequenceOwner, oids, detailed, details);
    }

    Relation withDetails(boolean isDetailed, RelationDetails read) {
        return new Relation(header, relkind, properties, acl, sequenceOwner, parents, isDetailed, read);
    }
}
