package io.pgconvoy.archive.toc;

import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.Section;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** The fields of a TOC entry in the order in which they are stored, each with the archive version that brought it. */
enum TocField {
    DUMP_ID(0, TocField::readDumpId, (entry, out) -> out.writeInt(entry.dumpId)),
    HAS_DATA(0, (entry, in) -> entry.hasData = in.readInt() != 0, (entry, out) -> out.writeInt(entry.hasData ? 1 : 0)),
    CLASS_OID(8, (entry, in) -> entry.classOid = readOid(in), (entry, out) -> writeOid(entry.classOid, out)),
    OID(0, (entry, in) -> entry.oid = readOid(in), (entry, out) -> writeOid(entry.oid, out)),
    TAG(0, (entry, in) -> entry.tag = in.readPresentString(), (entry, out) -> out.writeString(entry.tag)),
    KIND(0, TocField::readKind, (entry, out) -> out.writeString(entry.kind)),
    SECTION(11, TocField::readSection, TocField::writeSection),
    DEFINITION(0, (entry, in) -> entry.definition = in.readString(), (entry, out) -> out.writeString(entry.definition)),
    DROP(0, (entry, in) -> entry.drop = in.readString(), (entry, out) -> out.writeString(entry.drop)),
    COPY_STATEMENT(
            3,
            (entry, in) -> entry.copyStatement = in.readString(),
            (entry, out) -> out.writeString(entry.copyStatement)),
    NAMESPACE(6, (entry, in) -> entry.namespace = in.readString(), (entry, out) -> out.writeString(entry.namespace)),
    TABLESPACE(
            10, (entry, in) -> entry.tablespace = in.readString(), (entry, out) -> out.writeString(entry.tablespace)),
    TABLE_ACCESS_METHOD(
            14,
            (entry, in) -> entry.tableAccessMethod = in.readString(),
            (entry, out) -> out.writeString(entry.tableAccessMethod)),
    RELKIND(16, (entry, in) -> entry.relkind = (char) in.readInt(), (entry, out) -> out.writeInt(entry.relkind)),
    OWNER(0, (entry, in) -> entry.owner = in.readString(), (entry, out) -> out.writeString(entry.owner)),
    // always "false" since tables WITH OIDS are gone
    WITH_OIDS(
            9,
            (entry, in) -> entry.withOids = "true".equals(in.readString()),
            (entry, out) -> out.writeString("false")),
    DEPENDENCIES(5, TocField::readDependencies, TocField::writeDependencies);

    private final int sinceMinor;
    private final BiConsumer<TocEntry, ArchiveInput> reader;
    private final BiConsumer<TocEntry, ArchiveOutput> writer;

    TocField(int sinceMinor, BiConsumer<TocEntry, ArchiveInput> reader, BiConsumer<TocEntry, ArchiveOutput> writer) {
        this.sinceMinor = sinceMinor;
        this.reader = reader;
        this.writer = writer;
    }

    static TocEntry readAll(ArchiveVersion version, ArchiveInput in) {
        TocEntry entry = new TocEntry();
        Arrays.stream(values()).filter(field -> field.isIn(version)).forEach(field -> field.reader.accept(entry, in));
        return entry;
    }

    static void writeAll(ArchiveVersion version, TocEntry entry, ArchiveOutput out) {
        Arrays.stream(values()).filter(field -> field.isIn(version)).forEach(field -> field.writer.accept(entry, out));
    }

    private boolean isIn(ArchiveVersion version) {
        return version.atLeast(1, sinceMinor);
    }

    private static void readDumpId(TocEntry entry, ArchiveInput in) {
        entry.dumpId = in.readInt();
        if (entry.dumpId <= 0) {
            throw in.malformed("entry ID " + entry.dumpId + " out of range -- perhaps a corrupt TOC");
        }
        in.reading(String.valueOf(entry.dumpId));
    }

    private static void readKind(TocEntry entry, ArchiveInput in) {
        entry.kind = in.readPresentString();
        in.reading(entry.dumpId + " (" + entry.kind + " " + entry.tag + ")");
    }

    private static void readSection(TocEntry entry, ArchiveInput in) {
        int code = in.readInt();
        entry.section = Arrays.stream(Section.values())
                .filter(section -> section.code() == code)
                .findFirst()
                .orElseThrow(() -> in.malformed("unexpected section code " + code));
    }

    private static void writeSection(TocEntry entry, ArchiveOutput out) {
        Section section = entry.section;
        out.writeInt((section == null ? LegacySections.of(entry.kind) : section).code());
    }

    private static void readDependencies(TocEntry entry, ArchiveInput in) {
        for (String dumpId = in.readString(); dumpId != null; dumpId = in.readString()) {
            entry.dependencies.add((int) number(dumpId, in));
        }
    }

    private static void writeDependencies(TocEntry entry, ArchiveOutput out) {
        entry.dependencies.forEach(dumpId -> out.writeString(dumpId.toString()));
        out.writeString(null);
    }

    private static long readOid(ArchiveInput in) {
        return number(in.readPresentString(), in);
    }

    private static void writeOid(long oid, ArchiveOutput out) {
        out.writeString(Long.toString(oid));
    }

    private static long number(String text, ArchiveInput in) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw in.malformed("\"" + text + "\" where a number was expected", e);
        }
    }
}
