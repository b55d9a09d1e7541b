package io.pgconvoy.archive.custom;

import static io.pgconvoy.archive.TestEntries.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.Section;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Adler32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of every version since 1.1, built here field by field from the history of the format. */
class OldArchivesTest {

    private static final String ROWS = "1\n\\.\n\n\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void archivesOfEveryVersionAreRead(int minor) throws IOException {
        Files.write(directory.resolve("old.dump"), new Builder(minor, 4).archive());
        try (ArchiveReader reader = CustomFormat.open(new LocalStorage(directory, false).open("old.dump"))) {
            checkHeader(minor, reader.archive().header());
            checkEntry(minor, reader.archive().entries().get(0));
            ArchiveEntry data = reader.archive().entries().get(1);
            assertEquals("TABLE DATA", data.kind());
            assertEquals(Section.DATA, data.section());
            assertEquals(ROWS, text(data.data()));
            assertEquals(
                    minor < 9 ? List.of("restoring tables WITH OIDS is not supported anymore") : List.of(),
                    reader.warnings());
        }
    }

    private static void checkHeader(int minor, ArchiveHeader header) {
        assertEquals("1." + minor + "-0", header.version().toString());
        assertEquals(
                minor < 2 ? Algorithm.GZIP : Algorithm.NONE,
                header.compression().algorithm());
        assertEquals(minor < 4 ? null : "db", header.databaseName());
        assertEquals(minor < 10 ? null : "7.4.x", header.serverVersion());
        assertEquals(minor < 10 ? null : "8.0.x", header.dumpVersion());
        assertEquals(minor < 7 ? 4 : 8, header.offsetSize());
        if (minor >= 4) {
            assertEquals("2004-03-02T01:02:03", header.created().toString());
        }
    }

    private static void checkEntry(int minor, ArchiveEntry entry) {
        assertEquals(2, entry.dumpId());
        assertEquals(minor < 8 ? 0 : 1259, entry.catalogId().classOid());
        assertEquals(16384, entry.catalogId().oid());
        assertEquals("t", entry.tag());
        assertEquals(Section.PRE_DATA, entry.section());
        assertEquals("CREATE TABLE t;\n", entry.definition());
        assertEquals("DROP TABLE t;\n", entry.drop());
        assertEquals(minor < 6 ? null : "public", entry.namespace());
        assertEquals(minor < 10 ? null : "", entry.tablespace());
        assertEquals(minor < 14 ? null : "heap", entry.tableAccessMethod());
        assertEquals(minor < 16 ? '\0' : 'r', entry.relkind());
        assertEquals("joe", entry.owner());
        assertEquals(minor < 5 ? List.of() : List.of(7, 7), entry.dependencies());
        assertNull(entry.data());
    }

    @Test
    void sectionsOfArchivesThatStoreNoneFollowFromTheKind() throws IOException {
        Builder builder = new Builder(10, 4);
        Files.write(directory.resolve("old.dump"), builder.archiveOfKinds("COMMENT", "BLOBS", "INDEX", "VIEW"));
        try (ArchiveReader reader = CustomFormat.open(new LocalStorage(directory, false).open("old.dump"))) {
            assertEquals(
                    List.of(Section.NONE, Section.DATA, Section.POST_DATA, Section.PRE_DATA),
                    reader.archive().entries().stream()
                            .map(ArchiveEntry::section)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void narrowerIntegersAreRead(int size) throws IOException {
        Files.write(directory.resolve("old.dump"), new Builder(16, size).archive());
        try (ArchiveReader reader = CustomFormat.open(new LocalStorage(directory, false).open("old.dump"))) {
            assertEquals(List.of(), reader.warnings());
            assertEquals(ROWS, text(reader.archive().entries().get(1).data()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 32})
    void widerIntegersAreReadWithAWarning(int size) throws IOException {
        Files.write(directory.resolve("old.dump"), new Builder(16, size).archive());
        try (ArchiveReader reader = CustomFormat.open(new LocalStorage(directory, false).open("old.dump"))) {
            assertEquals(
                    List.of("archive was made on a machine with larger integers, some operations might fail"),
                    reader.warnings());
            assertEquals(ROWS, text(reader.archive().entries().get(1).data()));
        }
    }

    /** Writes uncompressed archives of any version; in 1.1, which always compresses, a stored zlib stream. */
    private static final class Builder {
        private final int minor;
        private final int intSize;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Builder(int minor, int intSize) {
            this.minor = minor;
            this.intSize = intSize;
        }

        byte[] archive() {
            header();
            number(2);
            table();
            tableData();
            block();
            return bytes.toByteArray();
        }

        byte[] archiveOfKinds(String... kinds) {
            header();
            number(kinds.length);
            for (int i = 0; i < kinds.length; i++) {
                entry(i + 1, false, kinds[i], kinds[i], "SELECT 1;\n");
            }
            return bytes.toByteArray();
        }

        private void header() {
            bytes.writeBytes("PGDMP".getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(new byte[] {1, (byte) minor, 0, (byte) intSize});
            if (minor >= 7) {
                bytes.write(8);
            }
            bytes.write(1);
            if (minor >= 15 || minor == 2 || minor == 3) {
                bytes.write(0);
            } else if (minor >= 4) {
                number(0);
            }
            if (minor >= 4) {
                for (int part : new int[] {3, 2, 1, 2, 2, 104, 0}) {
                    number(part);
                }
                string("db");
            }
            if (minor >= 10) {
                string("7.4.x");
                string("8.0.x");
            }
        }

        private void table() {
            entry(2, false, "t", "TABLE", "CREATE TABLE t;\n");
        }

        private void tableData() {
            entry(3, true, "t", "TABLE DATA", "");
        }

        private void entry(int dumpId, boolean hasData, String tag, String kind, String definition) {
            number(dumpId);
            number(hasData ? 1 : 0);
            since(8, "1259");
            string("16384");
            string(tag);
            string(kind);
            if (minor >= 11) {
                number(hasData ? 3 : 2);
            }
            string(definition);
            string("DROP TABLE t;\n");
            since(3, null);
            since(6, "public");
            since(10, "");
            since(14, "heap");
            if (minor >= 16) {
                number('r');
            }
            string("joe");
            since(9, "false");
            if (minor >= 5) {
                string("7");
                string("7");
                string(null);
            }
            position(hasData);
        }

        private void position(boolean hasData) {
            if (minor >= 7) {
                bytes.write(hasData ? 1 : 3);
                bytes.writeBytes(new byte[8]);
            } else {
                number(hasData ? -1 : 0);
                number(0);
            }
        }

        private void block() {
            if (minor >= 3) {
                bytes.write(1);
            }
            number(3);
            if (minor == 1) {
                byte[] stored = new byte[] {0x78, 1, 1, 7, 0, -8, -1};
                number(stored.length + ROWS.length() + 4);
                bytes.writeBytes(stored);
                bytes.writeBytes(ROWS.getBytes(StandardCharsets.US_ASCII));
                bytes.writeBytes(adler());
            } else {
                number(ROWS.length());
                bytes.writeBytes(ROWS.getBytes(StandardCharsets.US_ASCII));
            }
            number(0);
        }

        private static byte[] adler() {
            Adler32 sum = new Adler32();
            sum.update(ROWS.getBytes(StandardCharsets.US_ASCII));
            int value = (int) sum.getValue();
            return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
        }

        private void since(int firstMinor, String text) {
            if (minor >= firstMinor) {
                string(text);
            }
        }

        private void number(int value) {
            bytes.write(value < 0 ? 1 : 0);
            for (int i = 0; i < intSize; i++) {
                bytes.write(i < 4 ? Math.abs(value) >> (8 * i) : 0);
            }
        }

        private void string(String text) {
            if (text == null) {
                number(-1);
                return;
            }
            number(text.length());
            bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
