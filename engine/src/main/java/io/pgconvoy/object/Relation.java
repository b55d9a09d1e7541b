package io.pgconvoy.object;

import java.util.List;
import java.util.Set;

/** A relation (pg_class): table, view, materialised view, sequence or foreign table, told apart by relkind. */
public record Relation(ObjectHeader header, char relkind) implements DatabaseObject {
    static List<Relation> read(ReadContext in) {
        return List.of();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.RELATION;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.bySchema(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {}
}
