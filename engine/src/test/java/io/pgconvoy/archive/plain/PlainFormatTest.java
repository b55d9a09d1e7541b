package io.pgconvoy.archive.plain;

import static io.pgconvoy.archive.TestEntries.rows;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.CompressedRows;
import io.pgconvoy.archive.CompressedSink;
import io.pgconvoy.archive.TestEntries;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFormatTest {
    @Test
    void scriptIsCompressedAsOneGzipFile(@TempDir Path directory) throws IOException {
        ScriptOptions options = options().withRestrictKey("K");
        Archive archive = archive(List.of(TestEntries.table(5, "t")));
        try (StorageOutput out = new LocalStorage(directory, false).create("script.gz")) {
            new PlainFormat(options, Compression.GZIP, warning -> {}).write(archive, out);
            out.commit();
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve("script.gz")))) {
            assertEquals(print(options, archive), new String(in.readAllBytes(), UTF_8));
        }
    }

    /** An empty file of none of the formats shows where the rows lie, and is easily taken out again. */
    @Test
    void rowsThatComeCompressedLieBetweenFilesOfText(@TempDir Path directory) throws IOException {
        ScriptOptions options = options().withRestrictKey("K");
        byte[] packed = "<rows that are compressed>".getBytes(UTF_8);
        Archive archive =
                archive(List.of(TestEntries.table(5, "t"), TestEntries.tableData(6, "t", new Packed(packed))));
        try (StorageOutput out = new LocalStorage(directory, false).create("script.gz")) {
            new PlainFormat(options, Compression.GZIP, warning -> {}).write(archive, out);
            out.commit();
        }
        byte[] file = Files.readAllBytes(directory.resolve("script.gz"));
        int at = new String(file, ISO_8859_1).indexOf("<rows that are compressed>");
        String plain =
                print(options, archive(List.of(TestEntries.table(5, "t"), TestEntries.tableData(6, "t", rows()))));
        String before = gunzip(Arrays.copyOf(file, at));
        assertTrue(before.endsWith(" FROM stdin;\n"), before);
        assertEquals(plain, before + gunzip(Arrays.copyOfRange(file, at + packed.length, file.length)));
    }

    private static String gunzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private record Packed(byte[] bytes) implements CompressedRows {
        @Override
        public boolean compressed() {
            return true;
        }

        @Override
        public void writeCompressedTo(CompressedSink out) {
            out.write(Unpooled.wrappedBuffer(bytes));
        }

        @Override
        public void writeTo(ByteSink out) {
            throw new AssertionError("asked for as they are");
        }
    }

    private static ScriptOptions options() {
        return ScriptOptions.of(Dialect.newest(), EntrySelection.ALL, Set.of());
    }

    private static Archive archive(List<ArchiveEntry> entries) {
        List<ArchiveEntry> all = new ArrayList<>(TestEntries.settings());
        all.addAll(entries);
        return new Archive(TestEntries.header(ArchiveVersion.V1_16, Compression.NONE), all);
    }

    private static String print(ScriptOptions options, Archive archive) {
        ByteBuf text = Unpooled.buffer();
        new ScriptWriter(options, warning -> {}).write(archive, text::writeBytes);
        return text.toString(UTF_8);
    }
}
