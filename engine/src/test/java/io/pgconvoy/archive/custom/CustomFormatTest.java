package io.pgconvoy.archive.custom;

import static io.pgconvoy.archive.TestEntries.blobs;
import static io.pgconvoy.archive.TestEntries.bytes;
import static io.pgconvoy.archive.TestEntries.rows;
import static io.pgconvoy.archive.TestEntries.statistics;
import static io.pgconvoy.archive.TestEntries.table;
import static io.pgconvoy.archive.TestEntries.tableData;
import static io.pgconvoy.archive.TestEntries.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.TestEntries;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.ForwardOnly;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFormatTest {

    private static final String ROWS = "1\n2\n\\.\n\n\n";

    @TempDir
    Path directory;

    static List<Arguments> variants() {
        List<Arguments> variants = new ArrayList<>();
        for (ArchiveVersion version : List.of(ArchiveVersion.V1_14, ArchiveVersion.V1_15, ArchiveVersion.V1_16)) {
            for (Compression compression : compressions(version)) {
                for (boolean seekable : new boolean[] {true, false}) {
                    variants.add(Arguments.of(version, compression, seekable));
                }
            }
        }
        return variants;
    }

    private static List<Compression> compressions(ArchiveVersion version) {
        List<Compression> old = List.of(Compression.NONE, Compression.GZIP);
        return version.equals(ArchiveVersion.V1_14)
                ? old
                : List.of(
                        Compression.NONE,
                        Compression.GZIP,
                        new Compression(Algorithm.LZ4, null),
                        new Compression(Algorithm.ZSTD, null));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void whatIsWrittenIsReadBack(ArchiveVersion version, Compression compression, boolean seekable) {
        write(archive(version, compression), seekable);
        try (ArchiveReader reader = open(seekable)) {
            ArchiveHeader header = reader.archive().header();
            assertEquals(version, header.version());
            assertEquals(ArchiveFormat.CUSTOM, header.format());
            assertEquals("d\u00fcb", header.databaseName());
            assertEquals("2026-11-21T03:04:05", header.created().toString());
            assertEquals(compression.algorithm(), header.compression().algorithm());
            assertEquals(StandardCharsets.UTF_8, header.charset());
            assertEntries(version, reader.archive().entries());
            assertEquals(ROWS, text(data(reader, 5).data()));
            assertEquals("\\.\n\n\n", text(data(reader, 7).data()));
            assertEquals(
                    "1[]16384[content]3000000000[\u00fc]", text(data(reader, 8).data()));
        }
    }

    private static void assertEntries(ArchiveVersion version, List<ArchiveEntry> entries) {
        assertEquals(7, entries.size());
        ArchiveEntry expected = table(4, "t\u00e4b");
        ArchiveEntry table = entries.get(3);
        if (version.equals(ArchiveVersion.V1_16)) {
            assertEquals(expected, table);
        } else {
            assertEquals('\0', table.relkind());
            assertEquals(expected.dependencies(), table.dependencies());
            assertEquals(expected.owner(), table.owner());
        }
        ArchiveEntry data = entries.get(4);
        assertEquals("COPY app.t\u00e4b (a) FROM stdin;\n", data.copyStatement());
        assertEquals("", data.drop());
    }

    @Test
    void dataOfASeekableArchiveIsReadInAnyOrderAndRepeatedly() {
        write(archive(ArchiveVersion.V1_16, Compression.GZIP), true);
        try (ArchiveReader reader = open(true)) {
            assertTrue(text(data(reader, 8).data()).startsWith("1[]"));
            assertEquals(ROWS, text(data(reader, 5).data()));
            assertEquals(ROWS, text(data(reader, 5).data()));
        }
    }

    @Test
    void archiveWithoutPositionsIsSearchedAndPositionsAreRemembered() {
        write(archive(ArchiveVersion.V1_16, Compression.NONE), false);
        try (ArchiveReader reader = open(true)) {
            assertEquals("Data Pos: 0", location(reader, 5));
            assertTrue(text(data(reader, 8).data()).startsWith("1[]"));
            assertTrue(!location(reader, 5).equals("Data Pos: 0"));
            assertEquals(ROWS, text(data(reader, 5).data()));
            assertEquals("\\.\n\n\n", text(data(reader, 7).data()));
            assertEquals(ROWS, text(data(reader, 5).data()));
        }
    }

    @Test
    void forwardOnlyInputRefusesDataThatHasPassed() {
        write(archive(ArchiveVersion.V1_16, Compression.NONE), true);
        try (ArchiveReader reader = open(false)) {
            assertTrue(text(data(reader, 8).data()).startsWith("1[]"));
            MalformedArchiveException failure = assertThrows(
                    MalformedArchiveException.class, () -> text(data(reader, 5).data()));
            assertTrue(failure.getMessage()
                    .contains("could not find block ID 5 in archive -- possibly due to"
                            + " out-of-order restore request, which cannot be handled due to non-seekable input file"));
        }
    }

    @Test
    void lateDefinitionIsMadeOnceWhenItsEntryIsWritten() {
        List<String> made = new ArrayList<>();
        List<ArchiveEntry> entries = new ArrayList<>(TestEntries.settings());
        entries.add(table(4, "t"));
        entries.add(tableData(5, "t", out -> {
            made.add("rows");
            rows("1\n", "\\.\n\n\n").writeTo(out);
        }));
        entries.add(statistics(6, "t", Section.DATA, () -> {
            made.add("definition");
            return "SELECT 1;\n";
        }));
        write(new Archive(TestEntries.header(ArchiveVersion.V1_16, Compression.NONE), entries), true);
        assertEquals(List.of("definition", "rows"), made);
        try (ArchiveReader reader = open(true)) {
            assertEquals("SELECT 1;\n", data(reader, 6).definition());
            assertEquals("1\n\\.\n\n\n", text(data(reader, 5).data()));
        }
    }

    @Test
    void hugeBufferIsCutIntoPiecesAndComesBackWhole() {
        ByteBuf row = Unpooled.directBuffer(5_000_000);
        byte[] content = new byte[5_000_000];
        new Random(3).nextBytes(content);
        row.writeBytes(content);
        TableRows huge = out -> {
            out.write(bytes("first\n"));
            out.write(row);
            out.write(bytes("\n\\.\n\n\n"));
        };
        write(
                new Archive(
                        TestEntries.header(ArchiveVersion.V1_16, Compression.NONE), List.of(tableData(5, "t", huge))),
                true);
        assertEquals(1, row.refCnt());
        try (ArchiveReader reader = open(true)) {
            TableRows rows = (TableRows) data(reader, 5).data();
            assertNotNull(rows);
            ByteBuf read = Unpooled.buffer();
            rows.writeTo(read::writeBytes);
            assertEquals(5_000_000 + 6 + 6, read.readableBytes());
            assertEquals(row, read.slice(6, 5_000_000));
        }
        row.release();
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.GZIP), false);
        byte[] whole = Files.readAllBytes(directory.resolve("a.dump"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(directory.resolve("a.dump"), Arrays.copyOf(whole, length));
            assertThrows(MalformedArchiveException.class, this::readAll, "cut at " + length);
        }
    }

    /** As {@code pg_dump -Fc >file} makes it since 16. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondTableOfContentsMayFollowTheLastBlock(boolean seekable) throws IOException {
        byte[] appended = withSecondToc();
        for (int length : new int[] {appended.length, appended.length - 300}) {
            Files.write(directory.resolve("a.dump"), Arrays.copyOf(appended, length));
            try (ArchiveReader reader = open(seekable)) {
                assertEquals(ROWS, text(data(reader, 5).data()));
                assertEquals("\\.\n\n\n", text(data(reader, 7).data()));
                assertTrue(text(data(reader, 8).data()).startsWith("1[]"));
                if (!seekable) {
                    MalformedArchiveException passed = assertThrows(
                            MalformedArchiveException.class,
                            () -> text(data(reader, 5).data()));
                    assertTrue(passed.getMessage().contains("could not find block ID 5 in archive"));
                }
            }
        }
    }

    @Test
    void anythingElseBehindTheLastBlockIsDamage() throws IOException {
        byte[] appended = withSecondToc();
        int start = appended.length - secondToc().length;
        appended[start + 1]++;
        Files.write(directory.resolve("a.dump"), appended);
        assertTrue(assertThrows(MalformedArchiveException.class, this::readAll)
                .getMessage()
                .contains("neither a data block nor the end of the archive in entry 8 (BLOBS) at offset " + start));
    }

    private byte[] withSecondToc() throws IOException {
        byte[] second = secondToc();
        write(archive(ArchiveVersion.V1_16, Compression.GZIP), false);
        byte[] first = Files.readAllBytes(directory.resolve("a.dump"));
        byte[] appended = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, appended, first.length, second.length);
        return appended;
    }

    /** The table of contents with positions, of the same length as the one without. */
    private byte[] secondToc() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.GZIP), true);
        byte[] whole = Files.readAllBytes(directory.resolve("a.dump"));
        try (ArchiveReader reader = open(true)) {
            int end = Integer.parseInt(location(reader, 5).substring("Data Pos: ".length()));
            return Arrays.copyOfRange(whole, tocStart(whole), end);
        }
    }

    /** Where the number of entries is, which their first dump ID follows. */
    private static int tocStart(byte[] whole) {
        int at = 0;
        while (whole[at] != 0 || whole[at + 1] != 7 || whole[at + 5] != 0 || whole[at + 6] != 101) {
            at++;
        }
        return at;
    }

    /** A damaged byte may stand in a text and go unnoticed; it must never end in anything but this exception. */
    @Test
    void everyDamagedByteIsSurvived() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.GZIP), true);
        byte[] whole = Files.readAllBytes(directory.resolve("a.dump"));
        int noticed = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xff;
            Files.write(directory.resolve("a.dump"), damaged);
            try {
                readAll();
            } catch (MalformedArchiveException e) {
                assertTrue(e.getMessage().startsWith("a.dump: "), e.getMessage());
                noticed++;
            }
        }
        assertTrue(noticed > whole.length / 3, noticed + " of " + whole.length);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Files.writeString(directory.resolve("a.dump"), "PGDMX");
        assertEquals(
                "a.dump: did not find magic string in file header at offset 5",
                assertThrows(MalformedArchiveException.class, () -> open(false)).getMessage());
    }

    @Test
    void tableOfContentsThatIsTooShortIsNoticed() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.NONE), true);
        byte[] whole = Files.readAllBytes(directory.resolve("a.dump"));
        int at = tocStart(whole) + 1;
        whole[at]--;
        Files.write(directory.resolve("a.dump"), whole);
        assertTrue(assertThrows(MalformedArchiveException.class, () -> open(true))
                .getMessage()
                .contains("neither a data block nor the end of the archive"));
        assertThrows(MalformedArchiveException.class, () -> open(false));
    }

    @Test
    void futureVersionsAreRefused() throws IOException {
        Files.write(directory.resolve("a.dump"), new byte[] {'P', 'G', 'D', 'M', 'P', 1, 17, 0, 4, 8, 1});
        MalformedArchiveException failure = assertThrows(MalformedArchiveException.class, () -> open(true));
        assertEquals("a.dump: unsupported version (1.17) in file header at offset 8", failure.getMessage());
    }

    @Test
    void messagesNameTheEntryBeingRead() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.NONE), false);
        byte[] whole = Files.readAllBytes(directory.resolve("a.dump"));
        String latin = new String(whole, StandardCharsets.ISO_8859_1);
        int cut = latin.indexOf("DROP TABLE");
        Files.write(directory.resolve("a.dump"), Arrays.copyOf(whole, cut));
        MalformedArchiveException failure = assertThrows(MalformedArchiveException.class, () -> open(true));
        assertEquals(
                "a.dump: unexpected end of the archive in entry 4 (TABLE t\u00c3\u00a4b) at offset " + cut,
                failure.getMessage());
    }

    @Test
    void textThatIsNotValidUtf8KeepsItsBytes() throws IOException {
        write(archive(ArchiveVersion.V1_16, Compression.NONE), true);
        byte[] whole = Files.readAllBytes(directory.resolve("a.dump"));
        int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("t\u00c3\u00a4b");
        whole[at + 2] = 'x';
        Files.write(directory.resolve("a.dump"), whole);
        try (ArchiveReader reader = open(true)) {
            assertEquals(StandardCharsets.ISO_8859_1, reader.archive().header().charset());
            assertEquals("t\u00c3xb", data(reader, 4).tag());
            assertEquals("r\u00c3\u00b6le", data(reader, 4).owner());
        }
    }

    private void readAll() {
        try (ArchiveReader reader = open(true)) {
            reader.archive().entries().forEach(entry -> text(entry.data()));
        }
    }

    private static Archive archive(ArchiveVersion version, Compression compression) {
        List<ArchiveEntry> entries = new ArrayList<>(TestEntries.settings());
        entries.add(table(4, "t\u00e4b"));
        entries.add(tableData(5, "t\u00e4b", rows("1\n", "2\n", "\\.\n\n\n")));
        entries.add(tableData(7, "empty", rows("\\.\n\n\n")));
        entries.add(blobs(8, new TreeMap<>(Map.of(1L, "", 16384L, "content", 3_000_000_000L, "\u00fc"))));
        return new Archive(TestEntries.header(version, compression), entries);
    }

    private static ArchiveEntry data(ArchiveReader reader, int dumpId) {
        return reader.archive().entries().stream()
                .filter(entry -> entry.dumpId() == dumpId)
                .findFirst()
                .orElseThrow();
    }

    private static String location(ArchiveReader reader, int dumpId) {
        var data = data(reader, dumpId).data();
        assertNotNull(data);
        return String.valueOf(data.location());
    }

    private void write(Archive archive, boolean seekable) {
        try (StorageOutput out = new LocalStorage(directory, false).create("a.dump")) {
            new CustomFormat().write(archive, seekable ? out : ForwardOnly.output(out));
            out.commit();
        }
    }

    private ArchiveReader open(boolean seekable) {
        StorageInput in = new LocalStorage(directory, false).open("a.dump");
        return CustomFormat.open(seekable ? in : ForwardOnly.input(in));
    }
}
