package io.pgconvoy.restore;

import static io.pgconvoy.archive.TestEntries.blobs;
import static io.pgconvoy.archive.TestEntries.entry;
import static io.pgconvoy.archive.TestEntries.rows;
import static io.pgconvoy.archive.TestEntries.table;
import static io.pgconvoy.archive.TestEntries.tableData;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.TestEntries;
import io.pgconvoy.archive.custom.CustomFormat;
import io.pgconvoy.archive.tar.TarFormat;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.ForwardOnly;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small archives with a bit of everything, under the name "a". */
public enum SampleArchive {
    CUSTOM(ArchiveFormat.CUSTOM, ArchiveVersion.V1_16, Algorithm.NONE, true),
    CUSTOM_GZIP(ArchiveFormat.CUSTOM, ArchiveVersion.V1_14, Algorithm.GZIP, true),
    CUSTOM_LZ4(ArchiveFormat.CUSTOM, ArchiveVersion.V1_16, Algorithm.LZ4, true),
    CUSTOM_ZSTD(ArchiveFormat.CUSTOM, ArchiveVersion.V1_16, Algorithm.ZSTD, true),
    CUSTOM_ZSTD_WITHOUT_POSITIONS(ArchiveFormat.CUSTOM, ArchiveVersion.V1_15, Algorithm.ZSTD, false),
    DIRECTORY(ArchiveFormat.DIRECTORY, ArchiveVersion.V1_14, Algorithm.NONE, true),
    DIRECTORY_GZIP(ArchiveFormat.DIRECTORY, ArchiveVersion.V1_15, Algorithm.GZIP, true),
    DIRECTORY_ZSTD(ArchiveFormat.DIRECTORY, ArchiveVersion.V1_16, Algorithm.ZSTD, true),
    DIRECTORY_LZ4(ArchiveFormat.DIRECTORY, ArchiveVersion.V1_16, Algorithm.LZ4, true),
    TAR(ArchiveFormat.TAR, ArchiveVersion.V1_16, Algorithm.NONE, true),
    TAR_OLD(ArchiveFormat.TAR, ArchiveVersion.V1_14, Algorithm.NONE, true);

    public static final String NAME = "a";

    private final ArchiveFormat format;
    private final ArchiveVersion version;
    private final Algorithm algorithm;
    private final boolean seekable;

    SampleArchive(ArchiveFormat format, ArchiveVersion version, Algorithm algorithm, boolean seekable) {
        this.format = format;
        this.version = version;
        this.algorithm = algorithm;
        this.seekable = seekable;
    }

    public ArchiveFormat format() {
        return format;
    }

    public void write(Path directory) {
        write(directory, archive());
    }

    /** @param archive in place of the sample's own, in its format and compression */
    public void write(Path directory, Archive archive) {
        Storage storage = new LocalStorage(directory, false);
        if (format == ArchiveFormat.DIRECTORY) {
            try (FolderOutput out = storage.createFolder(NAME)) {
                TestEntries.writeFolder(archive, out);
                out.commit();
            }
            return;
        }
        try (StorageOutput file = storage.create(NAME)) {
            StorageOutput out = seekable ? file : ForwardOnly.output(file);
            if (format == ArchiveFormat.TAR) {
                new TarFormat((written, sink) -> {}).write(archive, out);
            } else {
                new CustomFormat().write(archive, out);
            }
            file.commit();
        }
    }

    /** What is written. */
    public Archive archive() {
        List<ArchiveEntry> entries = new ArrayList<>(TestEntries.settings());
        for (int id = 10; id < 16; id++) {
            entries.add(table(id, "t" + id));
        }
        if (!version.equals(ArchiveVersion.V1_16)) {
            for (String oid : List.of("100", "200", "300")) {
                entries.add(object(Integer.parseInt(oid), oid));
            }
        }
        for (int id = 10; id < 16; id++) {
            String name = "t" + id;
            entries.add(tableData(id + 10, name, rows((name + "\tsome text\n").repeat(id * id), "\\.\n\n\n")));
        }
        entries.addAll(objects());
        return new Archive(TestEntries.header(version, new Compression(algorithm, null)), entries);
    }

    private List<ArchiveEntry> objects() {
        ArchiveEntry data = blobs(41, new TreeMap<>(Map.of(100L, "first", 200L, "", 300L, "third".repeat(100))));
        if (!version.equals(ArchiveVersion.V1_16)) {
            return List.of(data);
        }
        ArchiveEntry metadata = entry(40, "BLOB METADATA", "100..300", Section.DATA, "100\n200\n300\n");
        return List.of(
                metadata,
                new ArchiveEntry(
                        41,
                        data.catalogId(),
                        "100..300",
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
                        List.of(40),
                        data.data()));
    }

    private static ArchiveEntry object(int dumpId, String oid) {
        ArchiveEntry entry =
                entry(dumpId, "BLOB", oid, Section.PRE_DATA, "SELECT pg_catalog.lo_create('" + oid + "');\n");
        return new ArchiveEntry(
                dumpId,
                new CatalogId(2613, Long.parseLong(oid)),
                oid,
                "BLOB",
                Section.PRE_DATA,
                entry.definition(),
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
}
