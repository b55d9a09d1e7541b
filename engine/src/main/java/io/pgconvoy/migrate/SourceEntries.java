package io.pgconvoy.migrate;

import io.pgconvoy.api.ArchiveTerms;
import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.ReadSettings;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.StatementStyle;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.ServerFeature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.dump.DumpEntries;
import io.pgconvoy.dump.parallel.PageRanges;
import io.pgconvoy.order.EntryDependencies;
import io.pgconvoy.restore.ledger.LedgerSchema.Size;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The source as entries, in the target's dialect, whose data is still there.
 *
 * @param sizes of the entries' data, by dump ID
 * @param bytes of all of it
 * @param rows as the planner has them
 * @param tables that rows are copied into, as the target knows them, by the dump IDs of their rows
 * @param relations how large the tables were when they were cut, by OID
 */
record SourceEntries(
        Archive archive,
        ContentChoice contents,
        Map<Integer, Long> sizes,
        long bytes,
        long rows,
        Map<Integer, String> tables,
        Map<Long, Size> relations) {

    /** Small enough that all workers end at about the same time, large enough that a statement's start does not count. */
    private static final long PART_BYTES = 16L << 20;

    /**
     * @param source in the transaction whose snapshot is read
     * @param before how large tables were when a migration that is gone on with cut them; empty for none
     */
    static SourceEntries read(
            Session source,
            Session target,
            MigrateOptions options,
            boolean standby,
            Map<Long, Size> before,
            ProgressListener progress) {
        Dialect dialect = Dialect.forServer(target.server());
        ContentChoice contents = contents(options, dialect);
        DumpOptions dump = new DumpOptions(
                dialect,
                contents,
                options.patterns(),
                options.omissions(),
                StatementStyle.DEFAULTS,
                ScriptStyle.DEFAULTS,
                ReadSettings.DEFAULTS,
                DumpOutput.nowhere());
        DumpEntries reading = new DumpEntries(source, dump, dialect, progress);
        DumpEntries.Collected collected = reading.collect(new LiveData(reading.statistics(), source), standby);
        List<ArchiveEntry> wanted =
                EntryFilter.apply(collected.entries(), ArchiveTerms.selection(contents, options.omissions()), dialect)
                        .stream()
                        .filter(entry -> !entry.parts().isEmpty())
                        .map(SelectedEntry::entry)
                        .map(new RoleMapping(options.mappedRoles())::apply)
                        .map(new TablespaceMapping(options.mappedTablespaces())::apply)
                        .toList();
        List<ArchiveEntry> chosen = new CopyFormats(source, target, options.copyFormat(), progress::note)
                .choose(wanted, new CatalogReader(source));
        return of(
                source,
                header(source, dialect, collected.read().database().name()),
                new EntryDependencies(collected.order()).complete(chosen),
                contents,
                before);
    }

    private static SourceEntries of(
            Session source,
            ArchiveHeader header,
            List<ArchiveEntry> entries,
            ContentChoice contents,
            Map<Long, Size> before) {
        List<Long> copied = new ArrayList<>();
        Map<Integer, String> tables = new LinkedHashMap<>();
        for (ArchiveEntry entry : entries) {
            if (entry.data() instanceof LiveRows rows) {
                copied.add(rows.table().oid());
                tables.put(entry.dumpId(), rows.source().name());
            }
        }
        PageRanges ranges = ranges(source, copied, before);
        EntryParts parts = new EntryParts(
                ranges,
                source.server().has(ServerFeature.TID_RANGE_SCAN),
                entries.stream().mapToInt(ArchiveEntry::dumpId).max().orElse(0));
        List<ArchiveEntry> withParts = parts.divide(entries);
        List<ArchiveEntry> divided = new PostData(withParts, parts.sizes(), parts.lastDumpId()).divide(withParts);
        long bytes = copied.stream().mapToLong(ranges::bytes).sum();
        long rows = copied.stream().mapToLong(ranges::rows).sum();
        Map<Long, Size> relations = new HashMap<>();
        copied.forEach(oid -> relations.put(oid, new Size(ranges.pages(oid), ranges.bytes(oid))));
        return new SourceEntries(
                new Archive(header, divided), contents, new HashMap<>(parts.sizes()), bytes, rows, tables, relations);
    }

    private static PageRanges ranges(Session source, List<Long> tables, Map<Long, Size> before) {
        PageRanges ranges = new PageRanges(PART_BYTES);
        if (before.isEmpty()) {
            ranges.read(new CatalogReader(source), tables);
        } else {
            before.forEach((oid, size) -> ranges.add(oid, size.pages(), size.bytes()));
        }
        return ranges;
    }

    /** Statistics come along where the target can take them. */
    private static ContentChoice contents(MigrateOptions options, Dialect dialect) {
        ContentChoice asked = options.contents();
        boolean statistics = asked.definitions() && asked.data() && dialect.has(Feature.STATISTICS);
        return new ContentChoice(
                asked.definitions(),
                asked.data(),
                statistics,
                asked.sequenceValues(),
                asked.largeObjects(),
                asked.sections());
    }

    private static ArchiveHeader header(Session source, Dialect dialect, String database) {
        ZonedDateTime now = ZonedDateTime.now();
        return ArchiveHeader.of(
                dialect.has(Feature.ARCHIVE_1_16) ? ArchiveVersion.V1_16 : ArchiveVersion.V1_14,
                Compression.NONE,
                now.toLocalDateTime(),
                now.getZone().getRules().isDaylightSavings(now.toInstant()),
                database,
                source.server().text(),
                dialect + " (pgconvoy)",
                source.encoding().isBytes() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
