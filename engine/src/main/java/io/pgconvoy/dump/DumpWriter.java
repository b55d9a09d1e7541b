package io.pgconvoy.dump;

import io.pgconvoy.api.ArchiveTerms;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.ArchiveWriter;
import io.pgconvoy.archive.custom.CustomFormat;
import io.pgconvoy.archive.directory.DirectoryWriter;
import io.pgconvoy.archive.plain.PlainFormat;
import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.plain.ScriptWriter;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.archive.tar.TarFormat;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.order.DumpOrder;
import io.pgconvoy.order.EntryDependencies;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageOutput;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes entries as the options ask: the format, its header, and the output that becomes final at the end. */
final class DumpWriter {
    /** A tenth of gzip's work, and no larger. */
    private static final Compression FAST = new Compression(Algorithm.ZSTD, 1);

    /** Bytes of a table whose rows a script holds apart: text around them is compressed no worse for it. */
    private static final long APART_IN_SCRIPTS = 1 << 20;

    private final Session session;
    private final DumpOptions options;
    private final Dialect dialect;
    private final String database;
    private final ProgressListener progress;
    private final DumpData data;

    DumpWriter(
            Session session,
            DumpOptions options,
            Dialect dialect,
            String database,
            ProgressListener progress,
            DumpData data) {
        this.session = session;
        this.options = options;
        this.dialect = dialect;
        this.database = database;
        this.progress = progress;
        this.data = data;
    }

    void write(DumpOrder order, List<ArchiveEntry> rendered) {
        List<ArchiveEntry> wanted = EntryFilter.apply(rendered, selection(), dialect).stream()
                .filter(entry -> !entry.parts().isEmpty())
                .map(SelectedEntry::entry)
                .toList();
        Archive complete = new Archive(header(), complete(order, wanted));
        DumpOutput output = options.output();
        if (!output.manifest()) {
            write(complete, output.storage());
            return;
        }
        ManifestJob manifest = ManifestJob.begin(session, options, dialect);
        Archive archive = new Archive(complete.header(), data.observed(complete.entries(), manifest.contents()));
        if (output.format() == OutputFormat.DIRECTORY) {
            try (FolderOutput out = manifest.storage().createFolder(output.name())) {
                writeFolder(archive, out);
                manifest.write(archive, out);
                out.commit();
            }
        } else {
            write(archive, manifest.storage());
            manifest.writeBeside(archive);
        }
    }

    /** Only verbose scripts tell dump IDs and dependencies. */
    private List<ArchiveEntry> complete(DumpOrder order, List<ArchiveEntry> wanted) {
        EntryDependencies dependencies = new EntryDependencies(order);
        if (options.output().format() != OutputFormat.PLAIN) {
            return order.numbers().renumber(dependencies.complete(wanted));
        }
        return options.script().verbose() ? order.numbers().renumber(dependencies.forScript(wanted)) : wanted;
    }

    private void writeFolder(Archive archive, FolderOutput out) {
        DirectoryWriter writer = new DirectoryWriter(archive.header(), out);
        try (DumpData.Reading reading = data.start(archive.entries(), packing(), writer::writeData)) {
            archive.entries().stream().filter(entry -> !reading.isApart(entry)).forEach(writer::writeData);
            reading.finish();
        }
        writer.writeToc(archive);
    }

    private void write(Archive archive, Storage storage) {
        DumpOutput output = options.output();
        if (output.format() == OutputFormat.DIRECTORY) {
            try (FolderOutput out = storage.createFolder(output.name())) {
                writeFolder(archive, out);
                out.commit();
            }
        } else {
            try (StorageOutput out = storage.create(output.name());
                    DumpData.Reading reading = data.start(archive.entries(), packing())) {
                writer().write(archive, out);
                reading.finish();
                out.commit();
            }
        }
    }

    /** Refuses what the archives of the dialect cannot hold, before anything is read. */
    static void check(DumpOptions options, Dialect dialect) {
        Compression compression = options.output().compression();
        OutputFormat format = options.output().format();
        if (compression == null || format == OutputFormat.PLAIN) {
            return;
        }
        boolean newer = compression.algorithm() == Algorithm.LZ4 || compression.algorithm() == Algorithm.ZSTD;
        if (newer && !dialect.has(Feature.ARCHIVE_1_15)) {
            throw new UsageException("archives of release " + dialect + " know no compression with "
                    + compression.algorithm().word() + "; --compat=16 or newer writes archives that do");
        }
        if (format == OutputFormat.TAR && compression.algorithm() != Algorithm.NONE) {
            throw new UsageException("compression is not supported by tar archive format");
        }
    }

    /** Of scripts the writer compresses all but the rows of large tables, and tar archives are not compressed. */
    private DumpData.Packing packing() {
        Compression compression = compression();
        Algorithm algorithm = compression.algorithm();
        return switch (options.output().format()) {
            case CUSTOM ->
                new DumpData.Packing(compression, Codecs.partsForStream(algorithm), 0, Codecs.forStream(algorithm));
            case DIRECTORY ->
                new DumpData.Packing(compression, Codecs.partsForFile(algorithm), 0, Codecs.forFile(algorithm));
            case PLAIN ->
                new DumpData.Packing(
                        compression, Codecs.partsForFile(algorithm), APART_IN_SCRIPTS, Codecs.forFile(Algorithm.NONE));
            case TAR ->
                new DumpData.Packing(
                        Compression.NONE, Codecs.partsForStream(Algorithm.NONE), 0, Codecs.forStream(Algorithm.NONE));
        };
    }

    /** Archives leave it to the restore whether the database is created. */
    private EntrySelection selection() {
        boolean create = options.output().format() != OutputFormat.PLAIN
                || options.script().create();
        return ArchiveTerms.selection(options.contents(), options.omissions())
                .withCreateDatabase(create)
                .withSequenceData(ScopeReader.sequenceValues(options, dialect))
                .withLargeObjectsKept(options.statements().binaryUpgrade());
    }

    private ArchiveWriter writer() {
        return switch (options.output().format()) {
            case CUSTOM -> new CustomFormat();
            case PLAIN ->
                new PlainFormat(scriptOptions(), compression(), warning -> progress.warning(warning, null), this::note);
            case TAR -> new TarFormat(unpackedScript());
            case DIRECTORY -> throw new IllegalStateException("a directory is no single file");
        };
    }

    /**
     * As stock writes it into tar archives: with drops, for the own user, without what only the curious read, and without
     * restrict lines unless a key was given, as it has to read files.
     */
    private TarFormat.ScriptPrinter unpackedScript() {
        ScriptOptions asked = scriptOptions();
        Set<ScriptFlag> flags = EnumSet.of(ScriptFlag.CLEAN);
        flags.addAll(asked.flags());
        flags.remove(ScriptFlag.VERBOSE);
        String key = asked.restrictKey();
        ScriptWriter script = new ScriptWriter(
                ScriptOptions.of(dialect, asked.selection(), flags).withRestrictKey(key),
                warning -> progress.warning(warning, null),
                this::note);
        return key == null ? script::writeUnrestricted : script::write;
    }

    /** A dump uses the texts of a restore, but restores nothing. */
    private void note(String line) {
        if (!line.startsWith("restor")) {
            progress.note(line);
        }
    }

    private ScriptOptions scriptOptions() {
        Set<ScriptFlag> flags = EnumSet.noneOf(ScriptFlag.class);
        flags.addAll(ArchiveTerms.flags(options.script(), options.omissions()));
        if (options.statements().quoteAllIdentifiers()) {
            flags.add(ScriptFlag.QUOTE_ALL_IDENTIFIERS);
        }
        return ScriptOptions.of(dialect, selection(), flags)
                .withSuperuser(options.script().superuser())
                .withRestrictKey(options.script().restrictKey());
    }

    private ArchiveHeader header() {
        ZonedDateTime now = ZonedDateTime.now();
        return ArchiveHeader.of(
                archiveVersion(),
                compression(),
                now.toLocalDateTime(),
                now.getZone().getRules().isDaylightSavings(now.toInstant()),
                database,
                session.server().text(),
                dialect + " (pgconvoy)",
                session.encoding().isBytes() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private ArchiveVersion archiveVersion() {
        if (dialect.has(Feature.ARCHIVE_1_16)) {
            return ArchiveVersion.V1_16;
        }
        return dialect.has(Feature.ARCHIVE_1_15) ? ArchiveVersion.V1_15 : ArchiveVersion.V1_14;
    }

    private Compression compression() {
        return compression(options, dialect);
    }

    /** As asked for, or what is best for the format. */
    static Compression compression(DumpOptions options, Dialect dialect) {
        Compression asked = options.output().compression();
        if (asked != null) {
            return asked;
        }
        return switch (options.output().format()) {
            case PLAIN, TAR -> Compression.NONE;
            case CUSTOM, DIRECTORY -> dialect.has(Feature.ARCHIVE_1_15) ? FAST : Compression.GZIP;
        };
    }
}
