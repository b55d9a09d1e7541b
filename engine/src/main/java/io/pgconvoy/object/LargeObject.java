package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Large objects without their contents (pg_largeobject_metadata): one, or in releases that group them many of the same
 * owner and privileges.
 *
 * @param oids in ascending order
 */
public record LargeObject(ObjectHeader header, Acl acl, List<Long> oids) implements DatabaseObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.LARGE_OBJECT;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Component.ALL;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        boolean grouped = context.has(Feature.BLOB_METADATA_GROUPS);
        entries.add(grouped ? group() : single());
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        for (long oid : oids) {
            annotations.comment(subject(oid));
            annotations.labels(subject(oid));
        }
        // the restorer repeats the first object's privileges for all that the tag names
        String tag = (oids.size() > 1 ? "LARGE OBJECTS " : "LARGE OBJECT ") + name();
        annotations.acl(subject(oids.get(0)), acl, tag);
    }

    private EntryDraft single() {
        return EntryDraft.of(this, "BLOB", Section.PRE_DATA)
                .definition("SELECT pg_catalog.lo_create('" + name() + "');\n")
                .drop("SELECT pg_catalog.lo_unlink('" + name() + "');\n");
    }

    /** The definition is a list of OIDs that the restorer turns into statements; so is what drops them. */
    private EntryDraft group() {
        return EntryDraft.of(this, "BLOB METADATA", Section.DATA)
                .definition(oids.stream().map(oid -> oid + "\n").collect(Collectors.joining()))
                .drop("-- dummy");
    }

    private AnnotationEntries.Subject subject(long oid) {
        CatalogId id = new CatalogId(SystemCatalog.PG_LARGEOBJECT, oid);
        return new AnnotationEntries.Subject(this, "LARGE OBJECT", String.valueOf(oid), null, owner(), id, 0, dumpId());
    }
}
