package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.Set;

/**
 * The contents of large objects: of one group, or of all in releases that do not group them.
 *
 * @param group what must be restored before; empty for all large objects, which the sections keep in order
 */
public record LargeObjectContents(ObjectHeader header, List<LargeObject> group, List<Long> oids)
        implements DatabaseObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.LARGE_OBJECT_DATA;
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        group.forEach(metadata -> edges.add(this, metadata));
    }

    @Override
    public boolean archivesEveryDependency() {
        return !group.isEmpty();
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Component.ALL;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().binaryUpgrade() && !context.scope().dataWanted()) {
            return;
        }
        entries.add(
                EntryDraft.of(this, "BLOBS", Section.DATA).data(context.data().largeObjects(oids)));
    }
}
