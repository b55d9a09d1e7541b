package io.pgconvoy.order;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.object.Component;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.EntryList;
import io.pgconvoy.object.ObjectHeader;
import io.pgconvoy.object.ObjectKind;
import io.pgconvoy.object.RenderContext;
import io.pgconvoy.object.Selection;
import io.pgconvoy.object.SortContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object that is nothing but its place: what ordering sees of any object. */
record Thing(ObjectHeader header, ObjectKind kind, List<? extends Comparable<?>> ties) implements DatabaseObject {
    static Thing of(int dumpId, ObjectKind kind, @Nullable String schema, String name, Comparable<?>... ties) {
        return new Thing(
                new ObjectHeader(dumpId, new CatalogId(1, 1000 + dumpId), name, schema, null), kind, List.of(ties));
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return ties;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Component.ALL;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {}

    @Override
    public String toString() {
        return name();
    }
}
