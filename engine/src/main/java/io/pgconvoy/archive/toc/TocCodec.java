package io.pgconvoy.archive.toc;

import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.archive.EntryData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Header and table of contents, for all formats.
 *
 * <pre>
 * start = header toc
 * toc   = count:int { entry extra }      entry: the fields of {@link TocField}; extra: the format's own
 * </pre>
 */
public final class TocCodec {

    /** What a format keeps about an entry's data behind the fields all formats share. */
    @FunctionalInterface
    public interface ExtraReader {

        /**
         * Reads the format's own fields.
         *
         * @return a handle on the entry's data; null when it has none
         */
        @Nullable
        EntryData read(ArchiveHeader header, int dumpId, String kind, String tag, boolean hasData);
    }

    /** Writes a format's own fields behind those all formats share. */
    @FunctionalInterface
    public interface ExtraWriter {

        void write(ArchiveEntry entry);
    }

    /** What was read, with what the user should know about it. */
    public record Toc(Archive archive, List<String> warnings) {}

    private TocCodec() {}

    public static Toc read(ArchiveInput in, ArchiveFormat format, ExtraReader extra) {
        ArchiveHeader header = HeaderCodec.read(in, format);
        int count = in.readInt();
        if (count < 0) {
            throw in.malformed("number of TOC entries is " + count);
        }
        List<TocEntry> entries = new ArrayList<>();
        List<@Nullable EntryData> data = new ArrayList<>();
        ArchiveSettings settings = ArchiveSettings.UNSAID;
        for (int i = 0; i < count; i++) {
            TocEntry entry = TocField.readAll(header.version(), in);
            entries.add(entry);
            if (WholeData.isKnownFor(header.version()) && entry.hasData != WholeData.isData(entry.kind)) {
                throw in.malformed(entry.hasData ? "unexpected data" : "missing data");
            }
            data.add(extra.read(header, entry.dumpId, entry.kind, entry.tag, entry.hasData));
            settings = settings(settings, entry, in);
            in.reading(null);
        }
        if (WholeData.isKnownFor(header.version())) {
            WholeData whole = new WholeData(in.name(), entries);
            for (int i = 0; i < count; i++) {
                data.set(i, whole.of(entries.get(i), data.get(i)));
            }
        }
        return new Toc(TocText.decode(header, settings.encoding(), entries, data), warnings(header, entries));
    }

    public static void writeHeader(ArchiveHeader header, ArchiveFormat format, ArchiveOutput out) {
        HeaderCodec.write(header, format, out);
    }

    public static void writeEntries(Archive archive, ArchiveOutput out, ExtraWriter extra) {
        out.writeInt(archive.entries().size());
        for (ArchiveEntry entry : archive.entries()) {
            TocField.writeAll(archive.header().version(), new TocEntry(entry), out);
            extra.write(entry);
        }
    }

    private static ArchiveSettings settings(ArchiveSettings settings, TocEntry entry, ArchiveInput in) {
        try {
            return settings.with(entry.kind, entry.definition);
        } catch (MalformedArchiveException e) {
            throw in.malformed(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> warnings(ArchiveHeader header, List<TocEntry> entries) {
        List<String> warnings = new ArrayList<>();
        if (header.intSize() > Integer.BYTES) {
            warnings.add("archive was made on a machine with larger integers, some operations might fail");
        }
        // before 1.9 nothing says which tables had them
        if (!header.version().atLeast(1, 9) || entries.stream().anyMatch(entry -> entry.withOids)) {
            warnings.add("restoring tables WITH OIDS is not supported anymore");
        }
        return warnings;
    }
}
