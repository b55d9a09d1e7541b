package io.pgconvoy.object;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An entry in the making: starts from an object, takes what differs. */
public final class EntryDraft {
    private final int dumpId;
    private final String kind;
    private @Nullable DatabaseObject object;
    private CatalogId catalogId;
    private String tag;
    private Section section;
    private @Nullable String definition;
    private @Nullable String drop;
    private @Nullable String copyStatement;
    private @Nullable String schema;
    private @Nullable String tablespace;
    private @Nullable String accessMethod;
    private char relkind;
    private @Nullable String owner;
    private List<Integer> dependencies = List.of();
    private @Nullable EntryData data;
    private @Nullable Supplier<String> lateDefinition;

    private EntryDraft(int dumpId, String kind, String tag, Section section) {
        this.dumpId = dumpId;
        this.catalogId = CatalogId.NONE;
        this.kind = kind;
        this.tag = tag;
        this.section = section;
    }

    /** The entry of an object itself: its dump ID, catalog ID, name as tag, schema and owner. */
    public static EntryDraft of(DatabaseObject object, String kind, Section section) {
        EntryDraft draft = new EntryDraft(object.dumpId(), kind, object.name(), section)
                .catalogId(object.catalogId())
                .schema(object.schema())
                .owner(object.owner());
        draft.object = object;
        return draft;
    }

    /** An entry that is no object: nothing but what is said. */
    public static EntryDraft of(int dumpId, String kind, String tag, Section section) {
        return new EntryDraft(dumpId, kind, tag, section);
    }

    /** The object that this is the entry of; null for what is no object. */
    @Nullable
    DatabaseObject object() {
        return object;
    }

    String kind() {
        return kind;
    }

    @Nullable
    String definition() {
        return definition;
    }

    @Nullable
    String drop() {
        return drop;
    }

    public EntryDraft catalogId(CatalogId value) {
        catalogId = value;
        return this;
    }

    public EntryDraft tag(String value) {
        tag = value;
        return this;
    }

    public EntryDraft definition(@Nullable String value) {
        definition = value;
        return this;
    }

    public EntryDraft drop(@Nullable String value) {
        drop = value;
        return this;
    }

    public EntryDraft copyStatement(@Nullable String value) {
        copyStatement = value;
        return this;
    }

    public EntryDraft schema(@Nullable String value) {
        schema = value;
        return this;
    }

    public EntryDraft tablespace(@Nullable String value) {
        tablespace = value;
        return this;
    }

    public EntryDraft accessMethod(@Nullable String value) {
        accessMethod = value;
        return this;
    }

    public EntryDraft relkind(char value) {
        relkind = value;
        return this;
    }

    public EntryDraft owner(@Nullable String value) {
        owner = value;
        return this;
    }

    /** Explicit dependencies; without them the object's own edges in the dependency graph are used. */
    public EntryDraft dependsOn(Integer... dumpIds) {
        dependencies = List.of(dumpIds);
        return this;
    }

    public EntryDraft data(EntryData value) {
        data = value;
        return this;
    }

    /** A definition that is made only when it is written. */
    public EntryDraft lateDefinition(Supplier<String> value) {
        lateDefinition = value;
        return this;
    }

    ArchiveEntry build() {
        return new ArchiveEntry(
                dumpId,
                catalogId,
                tag,
                kind,
                section,
                definition,
                drop,
                copyStatement,
                schema,
                tablespace,
                accessMethod,
                relkind,
                owner,
                dependencies,
                data,
                lateDefinition);
    }
}
