package io.pgconvoy.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.directory.DirectoryWriter;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.FolderOutput;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Entries and data for tests, and the data of entries as text. */
public final class TestEntries {

    private TestEntries() {}

    public static ArchiveHeader header(ArchiveVersion version, Compression compression) {
        return ArchiveHeader.of(
                version,
                compression,
                LocalDateTime.of(2026, 11, 21, 3, 4, 5),
                false,
                "d\u00fcb",
                "18.6 (Debian 18.6-3)",
                "18.6",
                UTF_8);
    }

    /** The entries every archive begins with. */
    public static List<ArchiveEntry> settings() {
        return List.of(
                entry(101, "ENCODING", "ENCODING", Section.PRE_DATA, "SET client_encoding = 'UTF8';\n"),
                entry(102, "STDSTRINGS", "STDSTRINGS", Section.PRE_DATA, "SET standard_conforming_strings = 'on';\n"),
                entry(
                        103,
                        "SEARCHPATH",
                        "SEARCHPATH",
                        Section.PRE_DATA,
                        "SELECT pg_catalog.set_config('search_path', '', false);\n"));
    }

    public static ArchiveEntry entry(int dumpId, String kind, String tag, Section section, String definition) {
        return new ArchiveEntry(
                dumpId,
                CatalogId.NONE,
                tag,
                kind,
                section,
                definition,
                null,
                null,
                null,
                null,
                null,
                '\0',
                null,
                List.of(),
                null);
    }

    public static ArchiveEntry table(int dumpId, String name) {
        return new ArchiveEntry(
                dumpId,
                new CatalogId(1259, 4_000_000_000L),
                name,
                "TABLE",
                Section.PRE_DATA,
                "CREATE TABLE app." + name + " (\n    a integer\n);\n",
                "DROP TABLE app." + name + ";\n",
                null,
                "app",
                "",
                "heap",
                'r',
                "r\u00f6le",
                List.of(7, 7, 3),
                null);
    }

    public static ArchiveEntry tableData(int dumpId, String name, TableRows rows) {
        return new ArchiveEntry(
                dumpId,
                new CatalogId(0, 4_000_000_000L),
                name,
                "TABLE DATA",
                Section.DATA,
                null,
                "",
                "COPY app." + name + " (a) FROM stdin;\n",
                "app",
                null,
                null,
                '\0',
                "r\u00f6le",
                List.of(dumpId - 1),
                rows);
    }

    public static ArchiveEntry blobs(int dumpId, Map<Long, String> objects) {
        LargeObjects data = out -> objects.forEach((oid, content) -> {
            out.start(oid);
            content.chars().forEach(c -> out.write(bytes(String.valueOf((char) c))));
            out.end();
        });
        return new ArchiveEntry(
                dumpId,
                CatalogId.NONE,
                "BLOBS",
                "BLOBS",
                Section.DATA,
                null,
                null,
                null,
                null,
                null,
                null,
                '\0',
                null,
                List.of(),
                data);
    }

    public static ArchiveEntry statistics(int dumpId, String name, Section section, Supplier<String> definition) {
        return new ArchiveEntry(
                dumpId,
                CatalogId.NONE,
                name,
                "STATISTICS DATA",
                section,
                null,
                null,
                null,
                "app",
                null,
                null,
                '\0',
                null,
                List.of(4, 99),
                null,
                definition);
    }

    /** Writes a directory archive, entry by entry. Neither commits nor closes the folder. */
    public static void writeFolder(Archive archive, FolderOutput out) {
        DirectoryWriter writer = new DirectoryWriter(archive.header(), out);
        archive.entries().forEach(writer::writeData);
        writer.writeToc(archive);
    }

    public static TableRows rows(String... pieces) {
        return out -> {
            for (String piece : pieces) {
                out.write(bytes(piece));
            }
        };
    }

    public static String text(@Nullable EntryData data) {
        StringBuilder text = new StringBuilder();
        if (data instanceof TableRows rows) {
            rows.writeTo(bytes -> text.append(bytes.toString(UTF_8)));
        } else if (data instanceof LargeObjects objects) {
            objects.writeTo(new Recorded(text));
        }
        return text.toString();
    }

    public static List<String> kinds(List<ArchiveEntry> entries) {
        List<String> kinds = new ArrayList<>();
        entries.forEach(entry -> kinds.add(entry.kind()));
        return kinds;
    }

    public static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }

    private record Recorded(StringBuilder text) implements LargeObjectSink {

        @Override
        public void start(long oid) {
            text.append(oid).append('[');
        }

        @Override
        public void write(ByteBuf bytes) {
            text.append(bytes.toString(UTF_8));
        }

        @Override
        public void end() {
            text.append(']');
        }
    }
}
