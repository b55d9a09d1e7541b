package io.pgconvoy.archive;

import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.SqlText;
import java.time.ZoneId;
import java.util.function.Consumer;

/** Lists an archive's contents, as {@code pg_restore -l} does; the result is also what {@code -L} reads. */
public final class TocListing {

    private final Archive archive;
    private final Dialect dialect;
    private final Consumer<String> out;

    private TocListing(Archive archive, Dialect dialect, Consumer<String> out) {
        this.archive = archive;
        this.dialect = dialect;
        this.out = out;
    }

    /**
     * @param verbose whether entries that are left out, and dependencies, are listed too
     * @param zone in which the archive's local time is taken to be
     * @param out takes whole lines with their line ends
     */
    public static void print(
            Archive archive,
            EntrySelection selection,
            boolean verbose,
            Dialect dialect,
            ZoneId zone,
            Consumer<String> out) {
        TocListing listing = new TocListing(archive, dialect, out);
        listing.header(zone);
        for (SelectedEntry selected : EntryFilter.applyToListing(archive.entries(), selection, dialect)) {
            if (verbose || selected.isRestored()) {
                listing.line(line(selected.entry()));
            }
            if (verbose) {
                listing.dependencies(selected.entry());
            }
        }
    }

    /** One entry as listings print it, without the line end. */
    public static String line(ArchiveEntry entry) {
        String schema = entry.namespace();
        String owner = entry.owner();
        return entry.dumpId() + "; " + entry.catalogId().classOid() + " "
                + entry.catalogId().oid() + " " + entry.kind() + " "
                + SqlText.onOneLine(schema == null ? "-" : schema) + " " + SqlText.onOneLine(entry.tag()) + " "
                + SqlText.onOneLine(owner == null ? "" : owner);
    }

    private void header(ZoneId zone) {
        ArchiveHeader header = archive.header();
        String name = header.databaseName();
        line(";");
        line("; Archive created at " + Timestamps.format(header, zone));
        line(";     dbname: " + SqlText.onOneLine(name == null ? "" : name));
        line(";     TOC Entries: " + archive.entries().size());
        line(";     Compression: " + compression(header.compression()));
        line(";     Dump Version: " + header.version());
        line(";     Format: " + (header.format() == null ? "UNKNOWN" : header.format()));
        line(";     Integer: " + header.intSize() + " bytes");
        line(";     Offset: " + header.offsetSize() + " bytes");
        if (header.serverVersion() != null) {
            line(";     Dumped from database version: " + header.serverVersion());
        }
        if (header.dumpVersion() != null) {
            line(";     Dumped by pg_dump version: " + header.dumpVersion());
        }
        line(";\n;\n; Selected TOC Entries:\n;");
    }

    private String compression(Compression compression) {
        return dialect.has(Feature.COMPRESSION_BY_NAME)
                ? compression.algorithm().word()
                : String.valueOf(compression.effectiveLevel());
    }

    private void dependencies(ArchiveEntry entry) {
        if (!entry.dependencies().isEmpty()) {
            StringBuilder line = new StringBuilder(";\tdepends on:");
            entry.dependencies().forEach(dumpId -> line.append(' ').append(dumpId));
            line(line.toString());
        }
    }

    private void line(String text) {
        out.accept(text + '\n');
    }
}
