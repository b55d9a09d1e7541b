package io.pgconvoy.dump;

import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.ArchiveWriter;
import io.pgconvoy.archive.custom.CustomFormat;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.storage.StorageOutput;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;

/** Writes entries as the options ask: the format, its header, and the output that becomes final at the end. */
final class DumpWriter {
    private final Session session;
    private final DumpOptions options;
    private final Dialect dialect;
    private final String database;

    DumpWriter(Session session, DumpOptions options, Dialect dialect, String database) {
        this.session = session;
        this.options = options;
        this.dialect = dialect;
        this.database = database;
    }

    void write(List<ArchiveEntry> entries) {
        DumpOutput output = options.output();
        try (StorageOutput out = output.storage().create(output.name())) {
            writer().write(new Archive(header(), entries), out);
            out.commit();
        }
    }

    private ArchiveWriter writer() {
        OutputFormat format = options.output().format();
        if (format == OutputFormat.CUSTOM) {
            return new CustomFormat();
        }
        throw new EngineException(ErrorCode.UNSUPPORTED, "output format " + format + " is not supported");
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
        Compression asked = options.output().compression();
        if (asked != null) {
            return asked;
        }
        boolean archive = options.output().format() == OutputFormat.CUSTOM
                || options.output().format() == OutputFormat.DIRECTORY;
        return archive ? Compression.GZIP : Compression.NONE;
    }
}
