package io.pgconvoy.cli;

import io.pgconvoy.api.ArchiveListing;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.Timestamps;
import io.pgconvoy.sql.SqlText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An archive's table of contents for people. */
record ListingTable(ArchiveListing listing) {
    private static final String[] HEADINGS = {"ID", "SECTION", "KIND", "SCHEMA", "NAME", "OWNER", "DATA"};

    void print(Consumer<String> out) {
        printHeader(out);
        List<String[]> rows = new ArrayList<>();
        rows.add(HEADINGS);
        listing.archive().entries().forEach(entry -> rows.add(row(entry)));
        int[] widths = new int[HEADINGS.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        rows.forEach(row -> out.accept(line(row, widths)));
    }

    private void printHeader(Consumer<String> out) {
        ArchiveHeader header = listing.archive().header();
        out.accept(text(header.format()).toLowerCase(Locale.ROOT) + " archive of database "
                + SqlText.onOneLine(text(header.databaseName())) + ", made "
                + Timestamps.format(header, ZoneId.systemDefault()) + " by pg_dump "
                + SqlText.onOneLine(text(header.dumpVersion())) + " from server "
                + SqlText.onOneLine(text(header.serverVersion())));
        out.accept("version " + header.version() + ", compression "
                + header.compression().algorithm().word() + ", "
                + listing.archive().entries().size() + " entries");
        out.accept("");
    }

    private String[] row(ArchiveEntry entry) {
        Long size = listing.dataSizes().get(entry.dumpId());
        return new String[] {
            String.valueOf(entry.dumpId()),
            section(entry.section()),
            entry.kind(),
            SqlText.onOneLine(text(entry.namespace())),
            SqlText.onOneLine(entry.tag()),
            SqlText.onOneLine(text(entry.owner())),
            size != null ? Units.size(size) : entry.data() != null ? "yes" : ""
        };
    }

    /** The word that {@code --section} takes. */
    static String section(Section section) {
        return section == Section.NONE
                ? "-"
                : section.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].length());
            line.append(i == 0 ? padding + row[i] : "  " + row[i] + padding);
        }
        return line.toString().stripTrailing();
    }
}
