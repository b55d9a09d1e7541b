package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import java.util.Set;

/** A pseudo object that stands between two sections, so that the order respects them. Never written. */
public record SectionBoundary(ObjectHeader header, ObjectKind kind) implements DatabaseObject {
    public static SectionBoundary of(ObjectKind kind, int dumpId) {
        String name = kind == ObjectKind.PRE_DATA_BOUNDARY ? "PRE-DATA BOUNDARY" : "POST-DATA BOUNDARY";
        return new SectionBoundary(new ObjectHeader(dumpId, CatalogId.NONE, name, null, null), kind);
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {}
}
