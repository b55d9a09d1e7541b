package io.pgconvoy.verify;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.content.Content;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.manifest.SequenceValue;
import io.pgconvoy.verify.VerifyReport.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds what was found in an archive or a script to what its manifest says. */
final class ManifestComparison {
    private final Manifest manifest;
    private final List<String> problems = new ArrayList<>();

    private ManifestComparison(Manifest manifest) {
        this.manifest = manifest;
    }

    /** @param archive null for a script */
    static VerifyReport compare(VerifyReport report, @Nullable Archive archive, Manifest manifest) {
        return new ManifestComparison(manifest).compare(report, archive);
    }

    private VerifyReport compare(VerifyReport report, @Nullable Archive archive) {
        problems.addAll(report.problems());
        ArchiveHeader header = report.header();
        if (header != null) {
            checkOrigin(header);
        }
        List<Item> items = archive == null ? ofScript(report.items()) : ofArchive(report.items());
        if (archive != null) {
            compareSequences(archive);
        }
        return new VerifyReport(header, items, problems, report.firstBadOffset(), manifest.created());
    }

    private void checkOrigin(ArchiveHeader header) {
        String created = header.created().withNano(0).toString();
        if (!created.equals(manifest.created()) || !manifest.database().equals(header.databaseName())) {
            problems.add("the manifest is that of another dump: of database " + manifest.database() + " at "
                    + manifest.created() + ", where the archive is of " + header.databaseName() + " at " + created);
        }
    }

    private List<Item> ofArchive(List<Item> items) {
        Map<Integer, Content> expected = new LinkedHashMap<>();
        Map<Integer, String> names = new HashMap<>();
        for (Manifest.Table table : manifest.tables()) {
            expected.put(table.dumpId(), table.content());
            names.put(table.dumpId(), "table " + table.name());
        }
        for (Manifest.Objects objects : manifest.largeObjects()) {
            expected.put(objects.dumpId(), objects.content());
            names.put(objects.dumpId(), "large objects " + objects.name());
        }
        List<Item> compared = new ArrayList<>();
        for (Item item : items) {
            Content wanted = expected.remove(item.dumpId());
            if (item.kind().equals("BLOB COMMENTS")) {
                compared.add(item);
            } else {
                compared.add(compared(item, wanted));
            }
        }
        expected.keySet()
                .forEach(dumpId -> problems.add(
                        "entry " + dumpId + " (" + names.get(dumpId) + ") of the manifest is not in the archive"));
        return compared;
    }

    /** Several entries may be loaded into one table. */
    private List<Item> ofScript(List<Item> items) {
        Map<String, Content> expected = new LinkedHashMap<>();
        for (Manifest.Table table : manifest.tables()) {
            if (table.copy() != null) {
                expected.merge(table.copy(), table.content(), Content::plus);
            }
        }
        Map<String, Content> found = new HashMap<>();
        for (Item item : items) {
            Content content = item.content();
            found.merge(item.name(), content == null ? Content.NONE : content, Content::plus);
        }
        Set<String> told = new HashSet<>();
        List<Item> compared = new ArrayList<>();
        for (Item item : items) {
            Content all = found.get(item.name());
            boolean same = all != null && all.equals(expected.get(item.name()));
            boolean silent = same || item.content() == null || !told.add(item.name());
            compared.add(silent ? item : compared(item, expected.get(item.name())));
        }
        expected.keySet().stream()
                .filter(name -> !found.containsKey(name))
                .forEach(name -> problems.add("the rows of " + name + " are missing"));
        return compared;
    }

    private static Item compared(Item item, @Nullable Content wanted) {
        Content content = item.content();
        if (content == null || content.equals(wanted)) {
            return item;
        }
        List<String> problems = new ArrayList<>(item.problems());
        problems.add(wanted == null ? "the manifest knows nothing of it" : difference(item, content, wanted));
        return new Item(item.dumpId(), item.kind(), item.schema(), item.name(), item.copied(), content, problems);
    }

    private static String difference(Item item, Content found, Content wanted) {
        String what = item.kind().equals("BLOBS") ? "large objects" : item.copied() ? "rows" : "lines";
        return found.items() == wanted.items()
                ? "as many " + what + " as the manifest says, " + found.items() + ", but other contents"
                : found.items() + " " + what + ", where the manifest says " + wanted.items();
    }

    private void compareSequences(Archive archive) {
        Map<Integer, Manifest.Sequence> expected = new LinkedHashMap<>();
        manifest.sequences().forEach(sequence -> expected.put(sequence.dumpId(), sequence));
        for (ArchiveEntry entry : archive.entries()) {
            SequenceValue.of(entry).ifPresent(found -> {
                Manifest.Sequence wanted = expected.remove(found.dumpId());
                if (!found.equals(wanted)) {
                    problems.add("sequence " + found.name() + " is set to " + found.lastValue()
                            + (wanted == null ? "" : ", where the manifest says " + wanted.lastValue()));
                }
            });
        }
        expected.values().forEach(sequence -> problems.add("sequence " + sequence.name() + " is not set"));
    }
}
