package io.pgconvoy.verify;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.content.Content;
import io.pgconvoy.manifest.CopyTarget;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.manifest.SequenceValue;
import io.pgconvoy.restore.ArchiveRestore.Restored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What must be in a database after a restore: of the entries whose data was asked for, and of no others. */
final class ExpectedContents {
    private final Map<String, RestoredTable> tables = new LinkedHashMap<>();
    private final List<Objects> objects = new ArrayList<>();
    private final Map<String, Manifest.Sequence> sequences = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final ExpectedObjects oids;

    /** Large objects of one entry. */
    record Objects(String name, Set<Long> oids, Content expected) {}

    private ExpectedContents(Archive archive) {
        this.oids = new ExpectedObjects(archive);
    }

    /** @param contents of an entry by its dump ID; null where it is not known */
    static ExpectedContents of(Restored restored, IntFunction<@Nullable Content> contents) {
        ExpectedContents expected = new ExpectedContents(restored.archive());
        Set<Integer> created = new HashSet<>();
        for (SelectedEntry selected : restored.entries()) {
            if (selected.entry().kind().equals("TABLE") && selected.wants(Part.SCHEMA)) {
                created.add(selected.entry().dumpId());
            }
        }
        for (SelectedEntry selected : restored.entries()) {
            if (selected.wants(Part.DATA)) {
                expected.add(selected.entry(), contents.apply(selected.entry().dumpId()), created);
            }
        }
        return expected;
    }

    private void add(ArchiveEntry entry, @Nullable Content content, Set<Integer> created) {
        if (entry.kind().equals("TABLE DATA")) {
            addTable(entry, content, created);
        } else if (entry.kind().equals("BLOBS")) {
            Set<Long> known = oids.of(entry.dumpId());
            if (content == null || known == null) {
                unknown.add("large objects " + entry.tag());
            } else {
                objects.add(new Objects(entry.tag(), known, content));
            }
        } else {
            SequenceValue.name(entry)
                    .ifPresent(name -> SequenceValue.of(entry).ifPresent(value -> sequences.put(name, value)));
        }
    }

    private void addTable(ArchiveEntry entry, @Nullable Content content, Set<Integer> created) {
        String copy = CopyTarget.text(entry);
        if (copy == null || content == null) {
            unknown.add("table " + (entry.namespace() == null ? "" : entry.namespace() + ".") + entry.tag()
                    + (copy == null ? ", whose rows are INSERT statements," : ""));
            return;
        }
        boolean own = entry.dependencies().stream().anyMatch(created::contains);
        tables.merge(
                CopyTarget.table(copy) + "(" + CopyTarget.columns(copy) + ")",
                new RestoredTable(copy, content, List.of(entry.dumpId()), own),
                RestoredTable::plus);
    }

    /** The largest first. */
    List<RestoredTable> tables() {
        return tables.values().stream()
                .sorted((one, other) ->
                        Long.compare(other.expected().bytes(), one.expected().bytes()))
                .toList();
    }

    List<Objects> objects() {
        return objects;
    }

    /** By their qualified, quoted names. */
    Map<String, Manifest.Sequence> sequences() {
        return sequences;
    }

    /** What cannot be compared: rows of INSERT statements, above all. */
    List<String> unknown() {
        return unknown;
    }

    /** The contents that a manifest knows, by dump ID. */
    static Map<Integer, Content> of(Manifest manifest) {
        Map<Integer, Content> contents = new HashMap<>();
        manifest.tables().forEach(table -> contents.put(table.dumpId(), table.content()));
        manifest.largeObjects().forEach(group -> contents.put(group.dumpId(), group.content()));
        return contents;
    }
}
