package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * That a table is a partition of another. Partitions are created alone and attached, so that their columns keep their
 * order and each can be restored without its parent.
 */
public record TableAttach(ObjectHeader header, Relation parent, Relation partition) implements DatabaseObject {

    static List<TableAttach> read(ReadContext in) {
        if (!in.dialect().has(Feature.TABLE_ATTACH_ENTRY)) {
            return List.of();
        }
        List<TableAttach> attached = new ArrayList<>();
        for (Relation relation : in.model().all(Relation.class)) {
            if (relation.isPartition() && isAttached(in, relation)) {
                attached.add(new TableAttach(
                        relation.header().companion(in.nextDumpId()), parent(in.model(), relation), relation));
            }
        }
        return attached;
    }

    /**
     * Older releases count the attaching of a partition of which they dump anything, as of an extension's member,
     * though they leave it out (flagInhTables, common.c).
     */
    private static boolean isAttached(ReadContext in, Relation partition) {
        return in.selection().wants(partition, Component.DEFINITION)
                || !in.dialect().has(Feature.TABLE_ATTACH_OF_DEFINITIONS) && !partition.isPassedOver(in.selection());
    }

    static Relation parent(DatabaseModel model, Relation partition) {
        List<Long> parents = partition.parents();
        Relation parent = parents.size() == 1 ? model.relation(parents.get(0)) : null;
        if (parent == null) {
            throw CatalogReader.inconsistent(
                    "invalid number of parents " + parents.size() + " for table \"" + partition.name() + "\"");
        }
        return parent;
    }

    static String statement(RenderContext context, Relation parent, Relation partition) {
        return "ALTER TABLE ONLY " + context.qualified(parent) + " ATTACH PARTITION " + context.qualified(partition)
                + " " + partition.details().text().partitionBound() + ";\n";
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TABLE_ATTACH;
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        edges.add(this, partition);
        edges.add(this, parent);
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.of(partition);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted() && context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "TABLE ATTACH", Section.PRE_DATA)
                    .definition(statement(context, parent, partition)));
        }
    }
}
