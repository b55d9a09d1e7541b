package io.pgconvoy.archive.directory;

import static io.pgconvoy.archive.TestEntries.blobs;
import static io.pgconvoy.archive.TestEntries.rows;
import static io.pgconvoy.archive.TestEntries.table;
import static io.pgconvoy.archive.TestEntries.tableData;
import static io.pgconvoy.archive.TestEntries.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.TestEntries;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryFormatTest {

    private static final String ROWS = "1\n2\n\\.\n\n\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "14, NONE, blobs.toc, ''",
        "14, GZIP, blobs.toc, .gz",
        "15, NONE, blobs.toc, ''",
        "15, GZIP, blobs.toc, .gz",
        "15, LZ4,  blobs.toc, .lz4",
        "15, ZSTD, blobs.toc, .zst",
        "16, NONE, blobs_8.toc, ''",
        "16, GZIP, blobs_8.toc, .gz",
        "16, LZ4,  blobs_8.toc, .lz4",
        "16, ZSTD, blobs_8.toc, .zst"
    })
    void whatIsWrittenIsReadBack(int minor, Algorithm algorithm, String list, String suffix) throws IOException {
        write(archive(new ArchiveVersion(1, minor, 0), new Compression(algorithm, null)));
        assertEquals(
                Stream.of(
                                "toc.dat",
                                list,
                                "5.dat" + suffix,
                                "7.dat" + suffix,
                                "blob_1.dat" + suffix,
                                "blob_16384.dat" + suffix,
                                "blob_3000000000.dat" + suffix)
                        .sorted()
                        .toList(),
                files());
        assertEquals(
                "1 blob_1.dat\n16384 blob_16384.dat\n3000000000 blob_3000000000.dat\n",
                Files.readString(directory.resolve("d").resolve(list)));
        try (ArchiveReader reader = open()) {
            assertEquals(ArchiveFormat.DIRECTORY, reader.archive().header().format());
            assertEquals(algorithm, reader.archive().header().compression().algorithm());
            assertContent(reader);
        }
    }

    private static void assertContent(ArchiveReader reader) {
        assertEquals(7, reader.archive().entries().size());
        assertEquals("COPY app.t\u00e4b (a) FROM stdin;\n", data(reader, 5).copyStatement());
        assertEquals(ROWS, text(data(reader, 5).data()));
        assertEquals("\\.\n\n\n", text(data(reader, 7).data()));
        assertEquals("1[]16384[content]3000000000[\u00fc]", text(data(reader, 8).data()));
        assertEquals("File: 5.dat", String.valueOf(data(reader, 5).data().location()));
    }

    @Test
    void sizesOfDataAreThoseOfTheFiles() {
        write(archive(ArchiveVersion.V1_16, Compression.NONE));
        try (ArchiveReader reader = open()) {
            assertEquals(Map.of(5, 9L, 7, 5L, 8, 65L * 1024), reader.dataSizes());
        }
    }

    @Test
    void fileOfAnotherEntryIsRefused() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.NONE));
        replaceInToc("7.dat", "5.dat");
        String message =
                assertThrows(MalformedArchiveException.class, this::open).getMessage();
        assertTrue(message.contains("file \"5.dat\" belongs to another entry already in entry 7 (TABLE DATA"), message);
    }

    @Test
    void headerNamesTheTarFormat() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.GZIP));
        byte[] toc = Files.readAllBytes(directory.resolve("d/toc.dat"));
        assertEquals("PGDMP", new String(toc, 0, 5, StandardCharsets.US_ASCII));
        assertEquals(3, toc[10]);
        assertEquals(1, toc[11]);
    }

    /** People compress and uncompress single files; stock finds them all the same. */
    @Test
    void filesAreFoundWithAnySuffix() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.NONE));
        for (String file : List.of("toc.dat", "5.dat", "blobs_8.toc", "blob_16384.dat")) {
            Path plain = directory.resolve("d").resolve(file);
            try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(plain + ".gz")))) {
                Files.copy(plain, out);
            }
            Files.delete(plain);
        }
        try (ArchiveReader reader = open()) {
            assertContent(reader);
        }
    }

    @Test
    void missingFileIsNamed() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.GZIP));
        Files.delete(directory.resolve("d/5.dat.gz"));
        Files.delete(directory.resolve("d/blob_16384.dat.gz"));
        try (ArchiveReader reader = open()) {
            assertEquals(
                    "could not open input file \"d/5.dat\": No such file or directory in entry 5 (TABLE DATA)",
                    failure(data(reader, 5)));
            assertEquals(
                    "could not open input file \"d/blob_16384.dat\": No such file or directory in entry 8 (BLOBS)",
                    failure(data(reader, 8)));
        }
    }

    @Test
    void whatIsNoRegularFileIsNeverRead() throws Exception {
        write(archive(ArchiveVersion.V1_16, Compression.GZIP));
        Path folder = directory.resolve("d");
        Files.move(folder.resolve("5.dat.gz"), directory.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("5.dat.gz"), Path.of("../elsewhere"));
        Files.delete(folder.resolve("7.dat.gz"));
        Files.createDirectory(folder.resolve("7.dat"));
        Files.delete(folder.resolve("blob_16384.dat.gz"));
        Path pipe = folder.resolve("blob_16384.dat");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        try (ArchiveReader reader = open()) {
            assertEquals(
                    "\"d/5.dat.gz\" is a symbolic link, not a regular file in entry 5 (TABLE DATA)",
                    failure(data(reader, 5)));
            assertEquals(
                    "\"d/7.dat\" is a directory, not a regular file in entry 7 (TABLE DATA)", failure(data(reader, 7)));
            assertEquals("\"d/blob_16384.dat\" is not a regular file in entry 8 (BLOBS)", failure(data(reader, 8)));
        }
        Files.delete(folder.resolve("5.dat.gz"));
        Files.createSymbolicLink(folder.resolve("5.dat.gz"), Path.of("nowhere"));
        try (ArchiveReader reader = open()) {
            assertEquals(
                    "\"d/5.dat.gz\" is a symbolic link, not a regular file in entry 5 (TABLE DATA)",
                    failure(data(reader, 5)));
        }
    }

    @Test
    void tableOfContentsThatIsNoRegularFileIsRefused() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("d"));
        Files.createDirectory(folder.resolve("toc.dat"));
        assertFalse(DirectoryFormat.isArchive(
                new LocalStorage(directory, false).findFolder("d").orElseThrow()));
        assertEquals("\"d/toc.dat\" is a directory, not a regular file", noArchive());
        Files.delete(folder.resolve("toc.dat"));
        Files.createSymbolicLink(folder.resolve("toc.dat"), Path.of("/dev/null"));
        assertEquals("\"d/toc.dat\" is a symbolic link, not a regular file", noArchive());
    }

    private String noArchive() {
        return assertThrows(MalformedArchiveException.class, this::open).getMessage();
    }

    @Test
    void rowsWithoutTheirEndAreRefused() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.NONE));
        Files.writeString(directory.resolve("d/5.dat"), "1\n2\n");
        try (ArchiveReader reader = open()) {
            assertEquals(
                    "d/toc.dat: the end of the data is missing in entry 5 (TABLE DATA t\u00e4b)",
                    failure(data(reader, 5)).replace("\u00c3\u00a4", "\u00e4"));
        }
    }

    @Test
    void everyCutOfACompressedFileIsNoticed() throws IOException {
        for (Algorithm algorithm : List.of(Algorithm.GZIP, Algorithm.LZ4, Algorithm.ZSTD)) {
            Path file = directory.resolve("d/5.dat" + DirectoryFormat.suffix(algorithm));
            write(archive(ArchiveVersion.V1_16, new Compression(algorithm, null)));
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                try (ArchiveReader reader = open()) {
                    failure(data(reader, 5));
                }
            }
            clear();
        }
    }

    @Test
    void namesThatLeadOutOfTheFolderAreRefused() throws IOException {
        Files.writeString(directory.resolve("secret"), ROWS);
        for (String name : List.of("../secret", "/etc/passwd", "..", "a/b", "\0", "x y")) {
            write(archive(ArchiveVersion.V1_16, Compression.NONE));
            Files.writeString(directory.resolve("d/blobs_8.toc"), "1 " + name + "\n");
            try (ArchiveReader reader = open()) {
                String message = failure(data(reader, 8));
                assertTrue(message.contains("is not a plain file name") || message.contains("invalid line"), message);
            }
            replaceInToc("5.dat", name);
            assertEquals(
                    "d: \"" + name + "\" is not a plain file name in entry 5 (TABLE DATA)",
                    assertThrows(MalformedArchiveException.class, this::open).getMessage());
            clear();
        }
    }

    @Test
    void damagedListOfLargeObjectsSaysWhere() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.NONE));
        Files.writeString(directory.resolve("d/blobs_8.toc"), "1 blob_1.dat\n0 blob_16384.dat\n");
        try (ArchiveReader reader = open()) {
            assertEquals(
                    "d/blobs_8.toc: invalid line in large object TOC file: \"0 blob_16384.dat\""
                            + " in entry 8 (BLOBS) at offset 30",
                    failure(data(reader, 8)));
        }
    }

    private void replaceInToc(String from, String to) throws IOException {
        Path file = directory.resolve("d/toc.dat");
        String toc = Files.readString(file, StandardCharsets.ISO_8859_1);
        String length = new String(new char[] {(char) from.length(), 0, 0, 0});
        String newLength = new String(new char[] {(char) to.length(), 0, 0, 0});
        Files.writeString(file, toc.replace(length + from, newLength + to), StandardCharsets.ISO_8859_1);
    }

    private static String failure(ArchiveEntry entry) {
        return assertThrows(MalformedArchiveException.class, () -> text(entry.data()))
                .getMessage();
    }

    private static ArchiveEntry data(ArchiveReader reader, int dumpId) {
        return reader.archive().entries().stream()
                .filter(entry -> entry.dumpId() == dumpId)
                .findFirst()
                .orElseThrow();
    }

    private static Archive archive(ArchiveVersion version, Compression compression) {
        List<ArchiveEntry> entries = new ArrayList<>(TestEntries.settings());
        entries.add(table(4, "t\u00e4b"));
        entries.add(tableData(5, "t\u00e4b", rows("1\n", "2\n", "\\.\n\n\n")));
        entries.add(tableData(7, "empty", rows("\\.\n\n\n")));
        entries.add(blobs(8, new TreeMap<>(Map.of(1L, "", 16384L, "content", 3_000_000_000L, "\u00fc"))));
        return new Archive(TestEntries.header(version, compression), entries);
    }

    private void write(Archive archive) {
        try (FolderOutput out = new LocalStorage(directory, false).createFolder("d")) {
            TestEntries.writeFolder(archive, out);
            out.commit();
        }
    }

    private ArchiveReader open() {
        return DirectoryFormat.open(
                new LocalStorage(directory, false).findFolder("d").orElseThrow());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("d"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void clear() throws IOException {
        for (String file : files()) {
            Files.delete(directory.resolve("d").resolve(file));
        }
        Files.delete(directory.resolve("d"));
    }
}
