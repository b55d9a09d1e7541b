package io.pgconvoy.dump;

import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.content.Content;
import io.pgconvoy.content.ContentLog;
import io.pgconvoy.manifest.CopyTarget;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.manifest.ManifestWriter;
import io.pgconvoy.manifest.SequenceValue;
import io.pgconvoy.manifest.SummedStorage;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what a dump's manifest says, while the dump is written, and writes it behind the dump. One thread. */
final class ManifestJob {
    /** Settings that change the text of a value. */
    private static final String SETTINGS = """
        SELECT name, setting
        FROM pg_catalog.pg_settings
        WHERE name IN ('client_encoding', 'DateStyle', 'IntervalStyle', 'TimeZone', 'extra_float_digits',
                       'bytea_output', 'lc_monetary', 'xmlbinary', 'quote_all_identifiers')
        """;

    private static final String TRANSACTION_TIME = """
        SELECT pg_catalog.to_char(pg_catalog.now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        """;

    private final DumpOptions options;
    private final Dialect dialect;
    private final SummedStorage storage;
    private final ContentLog contents = new ContentLog();
    private final Map<String, String> settings;
    private final @Nullable String time;

    private ManifestJob(DumpOptions options, Dialect dialect, Map<String, String> settings, @Nullable String time) {
        this.options = options;
        this.dialect = dialect;
        this.settings = settings;
        this.time = time;
        // of all writers, that of custom archives alone says up to where it goes back
        this.storage =
                new SummedStorage(options.output().storage(), options.output().format() == OutputFormat.CUSTOM);
    }

    /** @param session in the transaction that reads the rows */
    static ManifestJob begin(Session session, DumpOptions options, Dialect dialect) {
        Map<String, String> settings = new TreeMap<>();
        session.query(SETTINGS, row -> settings.put(row.string(0), row.string(1)));
        String time = options.reading().snapshot() == null ? session.text(TRANSACTION_TIME) : null;
        return new ManifestJob(options, dialect, settings, time);
    }

    /** Where the dump goes, so that its files are summed up. */
    Storage storage() {
        return storage;
    }

    ContentLog contents() {
        return contents;
    }

    /** Writes the manifest as a member of the dump's folder. */
    void write(Archive archive, FolderOutput folder) {
        Manifest manifest = manifest(archive);
        try (StorageOutput out = folder.create(Manifest.MEMBER)) {
            ManifestWriter.write(manifest, out);
            out.commit();
        }
    }

    /** Writes the manifest beside the dump's file. */
    void writeBeside(Archive archive) {
        DumpOutput output = options.output();
        try (StorageOutput out = output.storage().create(output.name() + Manifest.SUFFIX)) {
            ManifestWriter.write(manifest(archive), out);
            out.commit();
        }
    }

    private Manifest manifest(Archive archive) {
        List<Manifest.Table> tables = new ArrayList<>();
        List<Manifest.Objects> objects = new ArrayList<>();
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (ArchiveEntry entry : archive.entries()) {
            Content content = contents.of(entry.dumpId());
            if (entry.kind().equals("TABLE DATA") && content != null) {
                tables.add(new Manifest.Table(
                        entry.dumpId(), entry.namespace(), entry.tag(), CopyTarget.text(entry), content));
            } else if (entry.kind().equals("BLOBS") && content != null) {
                objects.add(new Manifest.Objects(entry.dumpId(), entry.tag(), content));
            } else {
                SequenceValue.of(entry).ifPresent(sequences::add);
            }
        }
        return new Manifest(
                "pgconvoy",
                options.output().format().name().toLowerCase(Locale.ROOT),
                Objects.requireNonNullElse(archive.header().databaseName(), ""),
                Objects.requireNonNullElse(archive.header().serverVersion(), ""),
                dialect.toString(),
                archive.header().created().withNano(0).toString(),
                time,
                settings,
                tables,
                objects,
                sequences,
                storage.sums());
    }
}
