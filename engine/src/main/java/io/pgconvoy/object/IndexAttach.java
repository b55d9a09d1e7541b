package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * That a partition's index is part of the partitioned table's.
 *
 * @param parent the partitioned table's index
 * @param index the partition's index
 */
public record IndexAttach(ObjectHeader header, Index parent, Index index) implements DatabaseObject {

    static List<IndexAttach> read(ReadContext in) {
        List<IndexAttach> attached = new ArrayList<>();
        for (Index index : in.model().all(Index.class)) {
            CatalogId parentId = index.parentIndex();
            Index parent = parentId == null ? null : in.model().find(Index.class, parentId);
            if (parent != null && index.table().isPartition()) {
                attached.add(new IndexAttach(index.header().companion(in.nextDumpId()), parent, index));
            }
        }
        return attached;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.INDEX_ATTACH;
    }

    @Override
    public CatalogId partOf() {
        return parent.catalogId();
    }

    /** On the tables too, so that a parallel restore does nothing else with them meanwhile. */
    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        edges.add(this, index);
        edges.add(this, parent);
        edges.add(this, index.table());
        edges.add(this, parent.table());
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.of(index);
    }

    /** It has no owner by itself, but the owner of the parent must run it. */
    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted() && context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "INDEX ATTACH", Section.POST_DATA)
                    .definition("ALTER INDEX " + context.qualified(parent) + " ATTACH PARTITION "
                            + context.qualified(index) + ";\n")
                    .owner(parent.owner()));
        }
    }
}
