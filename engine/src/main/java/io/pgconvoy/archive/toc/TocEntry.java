package io.pgconvoy.archive.toc;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One entry while it is read or written field by field. */
final class TocEntry {

    int dumpId;
    boolean hasData;
    long classOid;
    long oid;
    String tag = "";
    String kind = "";

    @Nullable
    Section section;

    @Nullable
    String definition;

    @Nullable
    String drop;

    @Nullable
    String copyStatement;

    @Nullable
    String namespace;

    @Nullable
    String tablespace;

    @Nullable
    String tableAccessMethod;

    char relkind;

    @Nullable
    String owner;

    boolean withOids;
    List<Integer> dependencies = new ArrayList<>();

    TocEntry() {}

    TocEntry(ArchiveEntry entry) {
        dumpId = entry.dumpId();
        hasData = entry.data() != null;
        classOid = entry.catalogId().classOid();
        oid = entry.catalogId().oid();
        tag = entry.tag();
        kind = entry.kind();
        section = entry.section();
        definition = entry.definitionText();
        drop = entry.drop();
        copyStatement = entry.copyStatement();
        namespace = entry.namespace();
        tablespace = entry.tablespace();
        tableAccessMethod = entry.tableAccessMethod();
        relkind = entry.relkind();
        owner = entry.owner();
        dependencies = entry.dependencies();
    }

    /** @param decode from one char for each byte to text */
    ArchiveEntry toEntry(UnaryOperator<String> decode, @Nullable EntryData data) {
        return new ArchiveEntry(
                dumpId,
                new CatalogId(classOid, oid),
                decode.apply(tag),
                decode.apply(kind),
                section == null ? LegacySections.of(kind) : section,
                decoded(definition, decode),
                decoded(drop, decode),
                decoded(copyStatement, decode),
                decoded(namespace, decode),
                decoded(tablespace, decode),
                decoded(tableAccessMethod, decode),
                relkind,
                decoded(owner, decode),
                dependencies,
                data);
    }

    private static @Nullable String decoded(@Nullable String text, UnaryOperator<String> decode) {
        return text == null ? null : decode.apply(text);
    }
}
