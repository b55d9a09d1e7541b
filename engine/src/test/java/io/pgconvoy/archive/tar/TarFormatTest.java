package io.pgconvoy.archive.tar;

import static io.pgconvoy.archive.TestEntries.blobs;
import static io.pgconvoy.archive.TestEntries.rows;
import static io.pgconvoy.archive.TestEntries.table;
import static io.pgconvoy.archive.TestEntries.tableData;
import static io.pgconvoy.archive.TestEntries.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TestEntries;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.ForwardOnly;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarFormatTest {

    private static final String ROWS = "1\n2\n\\.\n\n\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "14, true, true",
        "14, false, true",
        "15, true, false",
        "16, true, true",
        "16, true, false",
        "16, false, true",
        "16, false, false"
    })
    void whatIsWrittenIsReadBack(int minor, boolean seekableOutput, boolean seekableInput) {
        write(archive(new ArchiveVersion(1, minor, 0)), seekableOutput);
        try (ArchiveReader reader = open(seekableInput)) {
            assertEquals(ArchiveFormat.TAR, reader.archive().header().format());
            assertEquals(7, reader.archive().entries().size());
            assertEquals(ROWS, text(data(reader, 5).data()));
            assertEquals("\\.\n\n\n", text(data(reader, 7).data()));
            assertEquals(
                    "1[]16384[content]3000000000[\u00fc]", text(data(reader, 8).data()));
            assertEquals("File: 5.dat", String.valueOf(data(reader, 5).data().location()));
        }
    }

    @Test
    void membersStandInOrderWithTheirSizes() throws IOException {
        write(archive(ArchiveVersion.V1_16), true);
        List<String> members = new ArrayList<>();
        byte[] file = Files.readAllBytes(directory.resolve("a.tar"));
        int at = 0;
        while (file[at] != 0) {
            TarHeader header = TarHeader.decode(Arrays.copyOfRange(file, at, at + TarHeader.LENGTH));
            boolean varies = header.name().equals("toc.dat") || header.name().equals("restore.sql");
            members.add(varies ? header.name() : header.name() + " " + header.size());
            at += (int) (TarHeader.LENGTH + header.size() + header.padding());
        }
        assertEquals(
                List.of(
                        "toc.dat",
                        "5.dat 9",
                        "7.dat 5",
                        "blob_1.dat 0",
                        "blob_16384.dat 7",
                        "blob_3000000000.dat 2",
                        "blobs_8.toc 65",
                        "restore.sql"),
                members);
        assertEquals(1024, file.length - at);
    }

    @Test
    void sizesOfDataAreTold() {
        write(archive(ArchiveVersion.V1_16), true);
        try (ArchiveReader reader = open(true)) {
            assertEquals(Map.of(5, 9L, 7, 5L, 8, 9L), reader.dataSizes());
            assertEquals(ROWS, text(data(reader, 5).data()));
        }
        try (ArchiveReader reader = open(false)) {
            assertEquals(ROWS, text(data(reader, 5).data()));
        }
    }

    @Test
    void bothWaysOfWritingGiveTheSameFile() throws IOException {
        write(archive(ArchiveVersion.V1_16), true);
        byte[] patched = Files.readAllBytes(directory.resolve("a.tar"));
        write(archive(ArchiveVersion.V1_16), false);
        byte[] spooled = Files.readAllBytes(directory.resolve("a.tar"));
        assertEquals(withoutTimes(patched), withoutTimes(spooled));
    }

    private static String withoutTimes(byte[] file) {
        return new String(file, ISO_8859_1).replaceAll("[0-7]{11} [0-7]{7} 0", "");
    }

    @Test
    void dataIsReadInAnyOrderWhereItCanBe() {
        write(archive(ArchiveVersion.V1_16), true);
        try (ArchiveReader reader = open(true)) {
            assertTrue(text(data(reader, 8).data()).startsWith("1[]"));
            assertEquals(ROWS, text(data(reader, 5).data()));
            assertTrue(text(data(reader, 8).data()).startsWith("1[]"));
            assertEquals(ROWS, text(data(reader, 5).data()));
        }
    }

    @Test
    void forwardOnlyInputRefusesDataThatHasPassed() {
        write(archive(ArchiveVersion.V1_16), true);
        try (ArchiveReader reader = open(false)) {
            assertEquals("\\.\n\n\n", text(data(reader, 7).data()));
            String message = failure(data(reader, 5));
            assertTrue(
                    message.contains("restoring data out of order is not supported in this archive format: \"5.dat\" is"
                            + " required, but comes before \"7.dat\" in the archive file."),
                    message);
        }
    }

    @Test
    void headerIsThatOfPostgres() {
        byte[] header = new TarHeader("toc.dat", 3016).encode(1_795_244_850L);
        String expected = "toc.dat" + "\0".repeat(93) + "0000600 0004000 0002000 00000005710 15300241462 0006623 0"
                + "\0".repeat(100) + "ustar\00000" + "postgres" + "\0".repeat(24) + "postgres" + "\0".repeat(24)
                + "0000000 0000000 ";
        assertEquals(expected, new String(header, 0, 345, ISO_8859_1).replaceAll(" \\d{7} 0\0", " 0006623 0\0"));
        assertTrue(TarHeader.isValid(header));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 511, 512, 8_589_934_591L, 8_589_934_592L, 5_000_000_000_000L})
    void sizesOfAnyLengthSurvive(long size) {
        byte[] header = new TarHeader("5.dat", size).encode(0);
        assertEquals(new TarHeader("5.dat", size), TarHeader.decode(header));
        assertEquals(size < 1L << 33 ? 0 : (byte) 0x80, header[124] == (byte) 0x80 ? (byte) 0x80 : 0);
    }

    @Test
    void sizesAreRoundedUpToBlocks() {
        assertEquals(0, new TarHeader("x", 0).padding());
        assertEquals(511, new TarHeader("x", 1).padding());
        assertEquals(0, new TarHeader("x", 512).padding());
    }

    @Test
    void onlyTarFilesLookLikeOne() {
        byte[] header = new TarHeader("toc.dat", 1).encode(0);
        assertTrue(TarFormat.isTar(header));
        assertFalse(TarFormat.isTar(Arrays.copyOf(header, 511)));
        assertFalse(TarFormat.isTar(new byte[512]));
        header[0]++;
        assertFalse(TarFormat.isTar(header));
    }

    @Test
    void missingMemberIsNamed() throws IOException {
        write(archive(ArchiveVersion.V1_16), true);
        rename("5.dat", "6.dat");
        try (ArchiveReader reader = open(true)) {
            assertTrue(failure(data(reader, 5)).contains("could not find header for file \"5.dat\" in tar archive"));
        }
    }

    @Test
    void foreignTarFileIsToldByItsFirstMember() throws IOException {
        write(archive(ArchiveVersion.V1_16), true);
        rename("toc.dat", "tic.dat");
        assertTrue(assertThrows(MalformedArchiveException.class, () -> open(true))
                .getMessage()
                .contains("could not find header for file \"toc.dat\" in tar archive, which begins with \"tic.dat\""));
    }

    @Test
    void missingLargeObjectIsNoticed() throws IOException {
        write(archive(ArchiveVersion.V1_16), true);
        rename("blob_16384.dat", "blob_16385.dat");
        try (ArchiveReader reader = open(true)) {
            assertTrue(failure(data(reader, 8))
                    .contains("large objects are not those of their list \"blobs_8.toc\" in entry 8 (BLOBS)"));
        }
    }

    @Test
    void damagedHeaderIsNamed() throws IOException {
        write(archive(ArchiveVersion.V1_16), true);
        byte[] file = Files.readAllBytes(directory.resolve("a.tar"));
        int at = new String(file, ISO_8859_1).indexOf("5.dat\0\0\0");
        file[at + 124]++;
        Files.write(directory.resolve("a.tar"), file);
        try (ArchiveReader reader = open(true)) {
            assertTrue(failure(data(reader, 5)).contains("corrupt tar header found in 5.dat (expected "));
        }
    }

    @Test
    void scriptCopiesFromTheUnpackedFiles() throws IOException {
        write(archive(ArchiveVersion.V1_16), true);
        String file = Files.readString(directory.resolve("a.tar"), ISO_8859_1);
        assertTrue(file.contains("-- NOTE:\n--\n-- File paths need to be edited. Search for $$PATH$$ and\n"));
        assertTrue(file.contains("[\\.\nCOPY app.empty (a) FROM '$$PATH$$/7.dat';\n\n]"));
        assertTrue(file.contains("[\\i $$PATH$$/8.dat\n\n]"));
    }

    private void rename(String from, String to) throws IOException {
        byte[] file = Files.readAllBytes(directory.resolve("a.tar"));
        int at = new String(file, ISO_8859_1).indexOf(from + "\0\0\0");
        TarHeader header = TarHeader.decode(Arrays.copyOfRange(file, at, at + TarHeader.LENGTH));
        System.arraycopy(new TarHeader(to, header.size()).encode(0), 0, file, at, TarHeader.LENGTH);
        Files.write(directory.resolve("a.tar"), file);
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

    private static Archive archive(ArchiveVersion version) {
        List<ArchiveEntry> entries = new ArrayList<>(TestEntries.settings());
        entries.add(table(4, "t\u00e4b"));
        entries.add(tableData(5, "t\u00e4b", rows("1\n", "2\n", "\\.\n\n\n")));
        entries.add(tableData(7, "empty", rows("\\.\n\n\n")));
        ArchiveEntry objects = blobs(8, new TreeMap<>(Map.of(1L, "", 16384L, "content", 3_000_000_000L, "\u00fc")));
        entries.add(version.equals(ArchiveVersion.V1_16) ? tagged(objects, "1..3000000000") : objects);
        return new Archive(TestEntries.header(version, Compression.NONE), entries);
    }

    private static ArchiveEntry tagged(ArchiveEntry entry, String tag) {
        return new ArchiveEntry(
                entry.dumpId(),
                entry.catalogId(),
                tag,
                entry.kind(),
                entry.section(),
                null,
                null,
                null,
                null,
                null,
                null,
                '\0',
                null,
                List.of(),
                entry.data());
    }

    /** Prints the data of all entries in brackets. */
    private static void print(Archive archive, ByteSink out) {
        archive.entries().stream()
                .filter(entry -> entry.data() != null)
                .forEach(entry -> out.write(Unpooled.copiedBuffer("[" + text(entry.data()) + "]", ISO_8859_1)));
    }

    private void write(Archive archive, boolean seekable) {
        try (StorageOutput out = new LocalStorage(directory, false).create("a.tar")) {
            new TarFormat(TarFormatTest::print).write(archive, seekable ? out : ForwardOnly.output(out));
            out.commit();
        }
    }

    private ArchiveReader open(boolean seekable) {
        StorageInput in = new LocalStorage(directory, false).open("a.tar");
        return TarFormat.open(seekable ? in : ForwardOnly.input(in));
    }
}
