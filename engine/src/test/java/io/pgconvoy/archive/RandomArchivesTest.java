package io.pgconvoy.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.custom.CustomFormat;
import io.pgconvoy.archive.directory.DirectoryFormat;
import io.pgconvoy.archive.tar.TarFormat;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a header and entries hold, each format gives it back in each version that is written. */
class RandomArchivesTest {
    private static final int ARCHIVES = 150;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "CUSTOM, 14",
        "CUSTOM, 15",
        "CUSTOM, 16",
        "DIRECTORY, 14",
        "DIRECTORY, 15",
        "DIRECTORY, 16",
        "TAR, 14",
        "TAR, 15",
        "TAR, 16"
    })
    void everythingComesBack(ArchiveFormat format, int minor) {
        Random random = new Random(minor);
        Storage storage = new LocalStorage(directory, false);
        for (int i = 0; i < ARCHIVES; i++) {
            Archive archive = new Generator(random, new ArchiveVersion(1, minor, 0), format).archive();
            String name = "a" + i;
            write(archive, format, storage, name);
            try (ArchiveReader reader = open(format, storage, name)) {
                assertHeader(archive.header(), reader.archive().header(), format);
                assertEntries(archive.entries(), reader.archive().entries(), minor);
                assertEquals(List.of(), reader.warnings());
            }
        }
    }

    private static void assertHeader(ArchiveHeader written, ArchiveHeader read, ArchiveFormat format) {
        assertEquals(written.version(), read.version());
        assertEquals(format, read.format());
        assertEquals(written.compression().algorithm(), read.compression().algorithm());
        if (!written.version().atLeast(1, 15)) {
            assertEquals(
                    written.compression().effectiveLevel(), read.compression().effectiveLevel());
        }
        assertEquals(written.created(), read.created());
        assertEquals(written.daylightSaving(), read.daylightSaving());
        assertEquals(written.databaseName(), read.databaseName());
        // versions are texts for people, and never decoded
        assertEquals(written.serverVersion(), read.serverVersion());
        assertEquals(written.dumpVersion(), read.dumpVersion());
        assertEquals(written.charset(), read.charset());
    }

    private static void assertEntries(List<ArchiveEntry> written, List<ArchiveEntry> read, int minor) {
        assertEquals(written.size(), read.size());
        for (int i = 0; i < written.size(); i++) {
            ArchiveEntry expected = written.get(i);
            ArchiveEntry actual = read.get(i);
            assertEquals(TestEntries.text(expected.data()), TestEntries.text(actual.data()));
            assertEquals(minor >= 16 ? expected.relkind() : '\0', actual.relkind());
            assertEquals(comparable(expected), comparable(actual));
        }
    }

    private static ArchiveEntry comparable(ArchiveEntry entry) {
        return new ArchiveEntry(
                entry.dumpId(),
                entry.catalogId(),
                entry.tag(),
                entry.kind(),
                entry.section(),
                entry.definition(),
                entry.drop(),
                entry.copyStatement(),
                entry.namespace(),
                entry.tablespace(),
                entry.tableAccessMethod(),
                '\0',
                entry.owner(),
                entry.dependencies(),
                null);
    }

    private static void write(Archive archive, ArchiveFormat format, Storage storage, String name) {
        if (format == ArchiveFormat.DIRECTORY) {
            try (FolderOutput out = storage.createFolder(name)) {
                TestEntries.writeFolder(archive, out);
                out.commit();
            }
            return;
        }
        try (StorageOutput out = storage.create(name)) {
            ArchiveWriter writer =
                    format == ArchiveFormat.TAR ? new TarFormat((script, sink) -> {}) : new CustomFormat();
            writer.write(archive, out);
            out.commit();
        }
    }

    private static ArchiveReader open(ArchiveFormat format, Storage storage, String name) {
        return switch (format) {
            case CUSTOM -> CustomFormat.open(storage.open(name));
            case TAR -> TarFormat.open(storage.open(name));
            case DIRECTORY -> DirectoryFormat.open(storage.findFolder(name).orElseThrow());
        };
    }

    private record Generator(Random random, ArchiveVersion version, ArchiveFormat format) {

        Archive archive() {
            boolean bytes = random.nextInt(4) == 0;
            Charset charset = bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            ArchiveHeader header = ArchiveHeader.of(
                    version,
                    compression(),
                    LocalDateTime.of(2000 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28), 23, 59)
                            .plusSeconds(random.nextInt(100_000)),
                    random.nextBoolean(),
                    text(charset),
                    "18.6 (Debian 18.6-3)",
                    "18.6 (pgconvoy)",
                    charset);
            List<ArchiveEntry> entries = new ArrayList<>();
            entries.add(TestEntries.entry(
                    1_000_000,
                    "ENCODING",
                    "ENCODING",
                    Section.PRE_DATA,
                    "SET client_encoding = '" + (bytes ? "LATIN1" : "UTF8") + "';\n"));
            int count = random.nextInt(20);
            for (int dumpId = 1; dumpId <= count; dumpId++) {
                entries.add(entry(dumpId, charset));
            }
            return new Archive(header, entries);
        }

        private Compression compression() {
            if (format == ArchiveFormat.TAR) {
                return Compression.NONE;
            }
            Algorithm[] algorithms = Algorithm.values();
            Algorithm algorithm = algorithms[random.nextInt(version.atLeast(1, 15) ? algorithms.length : 2)];
            return new Compression(algorithm, algorithm == Algorithm.GZIP ? 1 + random.nextInt(9) : null);
        }

        private ArchiveEntry entry(int dumpId, Charset charset) {
            boolean data = random.nextInt(4) == 0;
            String rows = random.nextInt(1000) + "\n\\.\n\n\n";
            List<Integer> dependencies = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                dependencies.add(1 + random.nextInt(Integer.MAX_VALUE));
            }
            return new ArchiveEntry(
                    dumpId,
                    new CatalogId(random.nextInt() & 0xffff_ffffL, random.nextInt() & 0xffff_ffffL),
                    text(charset),
                    data ? "TABLE DATA" : "TABLE",
                    Section.values()[random.nextInt(4)],
                    maybe(charset),
                    maybe(charset),
                    data ? "COPY t FROM stdin;\n" : maybe(charset),
                    maybe(charset),
                    maybe(charset),
                    maybe(charset),
                    random.nextBoolean() ? '\0' : 'p',
                    maybe(charset),
                    dependencies,
                    data ? TestEntries.rows(rows) : null);
        }

        private String maybe(Charset charset) {
            return random.nextInt(4) == 0 ? null : text(charset);
        }

        private String text(Charset charset) {
            int length = random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(20);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                boolean wide = charset.equals(StandardCharsets.UTF_8) && random.nextInt(10) == 0;
                text.appendCodePoint(wide ? 0x100 + random.nextInt(0xd000) : 1 + random.nextInt(0xff));
            }
            return text.toString();
        }
    }
}
