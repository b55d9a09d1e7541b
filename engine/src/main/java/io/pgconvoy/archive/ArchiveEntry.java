package io.pgconvoy.archive;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One TOC entry: everything needed to recreate one object, one comment, one grant, or the data of one table. The hinge
 * between what reads a database and what writes an archive or restores; it knows no format, no server and no object
 * kind.
 *
 * @param dumpId unique within the archive, above 0
 * @param tag the name shown in listings and script headers, unquoted
 * @param kind the TOC description such as {@code TABLE DATA}
 * @param definition statement text ending with its own newline
 * @param drop statement text; empty for an object that goes with its parent, null for an entry that cannot be dropped
 * @param copyStatement {@code COPY x (cols) FROM stdin;\n}, null for INSERT payloads
 * @param namespace raw name
 * @param tablespace null when the kind has none, empty for the database's default
 * @param relkind {@code '\0'} when not a relation
 * @param owner raw role name; null and empty both occur and are kept apart
 * @param dependencies dump IDs, duplicates and IDs absent from the archive are legal
 * @param data null for an entry without a data dumper
 * @param lateDefinition makes the definition each time it is written, on the writer's thread, where the definitions of
 *     all entries together would be too large to hold; {@code definition} is null then. Null for other entries
 */
public record ArchiveEntry(
        int dumpId,
        CatalogId catalogId,
        String tag,
        String kind,
        Section section,
        @Nullable String definition,
        @Nullable String drop,
        @Nullable String copyStatement,
        @Nullable String namespace,
        @Nullable String tablespace,
        @Nullable String tableAccessMethod,
        char relkind,
        @Nullable String owner,
        List<Integer> dependencies,
        @Nullable EntryData data,
        @Nullable Supplier<String> lateDefinition) {

    public ArchiveEntry {
        dependencies = List.copyOf(dependencies);
    }

    /** An entry whose definition is there from the start. */
    public ArchiveEntry(
            int dumpId,
            CatalogId catalogId,
            String tag,
            String kind,
            Section section,
            @Nullable String definition,
            @Nullable String drop,
            @Nullable String copyStatement,
            @Nullable String namespace,
            @Nullable String tablespace,
            @Nullable String tableAccessMethod,
            char relkind,
            @Nullable String owner,
            List<Integer> dependencies,
            @Nullable EntryData data) {
        this(
                dumpId,
                catalogId,
                tag,
                kind,
                section,
                definition,
                drop,
                copyStatement,
                namespace,
                tablespace,
                tableAccessMethod,
                relkind,
                owner,
                dependencies,
                data,
                null);
    }

    /** The definition as it is to be written, made now where it is late. */
    public @Nullable String definitionText() {
        return lateDefinition == null ? definition : lateDefinition.get();
    }

    /** The same entry with other dependencies. */
    public ArchiveEntry withDependencies(List<Integer> others) {
        return numbered(dumpId, others);
    }

    /** The same entry under another dump ID, with dependencies on others. */
    public ArchiveEntry numbered(int otherDumpId, List<Integer> others) {
        return new ArchiveEntry(
                otherDumpId,
                catalogId,
                tag,
                kind,
                section,
                definition,
                drop,
                copyStatement,
                namespace,
                tablespace,
                tableAccessMethod,
                relkind,
                owner,
                others,
                data,
                lateDefinition);
    }

    /** The same entry with other data. */
    public ArchiveEntry withData(@Nullable EntryData other) {
        return withRows(copyStatement, other);
    }

    /** The same entry in another tablespace; empty for that of its database. */
    public ArchiveEntry inTablespace(String otherTablespace) {
        return new ArchiveEntry(
                dumpId,
                catalogId,
                tag,
                kind,
                section,
                definition,
                drop,
                copyStatement,
                namespace,
                otherTablespace,
                tableAccessMethod,
                relkind,
                owner,
                dependencies,
                data,
                lateDefinition);
    }

    /** The same entry with other data, and a statement that takes it. */
    public ArchiveEntry withRows(@Nullable String otherStatement, @Nullable EntryData other) {
        return new ArchiveEntry(
                dumpId,
                catalogId,
                tag,
                kind,
                section,
                definition,
                drop,
                otherStatement,
                namespace,
                tablespace,
                tableAccessMethod,
                relkind,
                owner,
                dependencies,
                other,
                lateDefinition);
    }
}
