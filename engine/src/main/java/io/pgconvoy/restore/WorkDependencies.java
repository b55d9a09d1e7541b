package io.pgconvoy.restore;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.restore.WorkSchedule.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from an archive's dependencies what must wait for what in a parallel restore, and what must not meet. */
final class WorkDependencies {
    /** A trigger's name, as it is written in the statement that makes it or says when it fires. */
    private static final Pattern TRIGGER = Pattern.compile(
            "CREATE (?:CONSTRAINT )?TRIGGER (?<made>NAME) |\nALTER (?:FOREIGN )?TABLE .* TRIGGER (?<altered>NAME);"
                    .replace("NAME", "\"(?:[^\"]++|\"\"){1,64}+\"|[^\" ;]+"),
            Pattern.DOTALL);

    private static final String STATISTICS = "STATISTICS DATA";

    private final List<SelectedEntry> entries;
    private final Map<Integer, Item> items;
    private final Map<Integer, Item> dataOfTables = new HashMap<>();

    WorkDependencies(List<SelectedEntry> entries, Map<Integer, Item> items) {
        this.entries = entries;
        this.items = items;
    }

    void connect() {
        entries.forEach(selected -> findTable(selected.entry()));
        items.values().forEach(this::takeOver);
        commentsAfterLargeObjects();
        privilegesAfterThoseOfTheSchema();
        statesAfterTriggers();
        for (Item item : items.values()) {
            for (int dependency : item.dependencies) {
                Item other = items.get(dependency);
                if (other != null) {
                    other.dependents.add(item);
                    item.unfinished++;
                }
            }
            findLocks(item);
        }
    }

    private void findTable(ArchiveEntry entry) {
        Item data = items.get(entry.dumpId());
        if (isTableData(entry) && data != null && !entry.dependencies().isEmpty()) {
            dataOfTables.put(entry.dependencies().get(0), data);
        }
    }

    /**
     * What comes after the data and depends on a table waits for the table's rows; and it is as much work as they are,
     * an index or a foreign key at least. Statistics wait too, though stock does not let them: the TRUNCATE before the
     * rows would take them away again.
     */
    private void takeOver(Item item) {
        boolean afterData = item.entry().section() == Section.POST_DATA;
        boolean waits = afterData || item.entry().kind().equals(STATISTICS);
        for (int dependency : item.entry().dependencies()) {
            Item data = waits ? dataOfTables.get(dependency) : null;
            item.dependencies.add(data == null ? dependency : data.entry().dumpId());
            if (data != null && afterData) {
                item.size = Math.max(item.size, data.size);
            }
        }
    }

    /** Archives from before 8.4 do not say so. */
    private void commentsAfterLargeObjects() {
        items.values().stream()
                .filter(item -> item.entry().kind().equals("BLOB COMMENTS") && item.dependencies.isEmpty())
                .forEach(comments -> entries.stream()
                        .map(SelectedEntry::entry)
                        .filter(entry -> entry.kind().equals("BLOBS"))
                        .findFirst()
                        .ifPresent(objects -> comments.dependencies.add(objects.dumpId())));
    }

    /** Who was allowed to grant does so again under his own name, and must get into the schema first. Stock leaves it to luck. */
    private void privilegesAfterThoseOfTheSchema() {
        Map<String, Integer> ofSchemas = new HashMap<>();
        for (Item item : items.values()) {
            for (int dependency : isPrivileges(item) ? item.dependencies : List.<Integer>of()) {
                Item other = items.get(dependency);
                if (other != null && other.entry().kind().equals("SCHEMA")) {
                    ofSchemas.put(other.entry().tag(), item.entry().dumpId());
                }
            }
        }
        for (Item item : items.values()) {
            Integer schema = isPrivileges(item) ? ofSchemas.get(item.entry().namespace()) : null;
            if (schema != null) {
                item.dependencies.add(schema);
            }
        }
    }

    /**
     * Of a partition's trigger there is only whether it fires: the one on the partitioned table makes it. Over several
     * levels no dependency says so, for what lies between may have no entry. Stock leaves it to luck.
     */
    private void statesAfterTriggers() {
        Map<String, List<Integer>> made = new HashMap<>();
        Map<Item, String> states = new HashMap<>();
        for (Item item : items.values()) {
            String definition =
                    item.entry().kind().equals("TRIGGER") ? item.entry().definition() : null;
            Matcher trigger = TRIGGER.matcher(definition == null ? "" : definition);
            if (trigger.lookingAt() && trigger.group("made") != null) {
                made.computeIfAbsent(trigger.group("made"), name -> new ArrayList<>())
                        .add(item.entry().dumpId());
            } else if (trigger.lookingAt()) {
                states.put(item, trigger.group("altered"));
            }
        }
        states.forEach((item, name) -> item.dependencies.addAll(made.getOrDefault(name, List.of())));
    }

    private static boolean isPrivileges(Item item) {
        return item.entry().kind().equals("ACL");
    }

    /** ALTER TABLE and its like want a table for themselves, statistics that none of its indexes is built. */
    private void findLocks(Item item) {
        boolean afterData = item.entry().section() == Section.POST_DATA;
        if (item.entry().kind().equals("INDEX")
                || !afterData && !item.entry().kind().equals(STATISTICS)) {
            return;
        }
        for (int dependency : item.dependencies) {
            Item other = items.get(dependency);
            if (other != null
                    && (isTableData(other.entry()) || other.entry().kind().equals("TABLE"))) {
                item.locks.add(dependency);
            }
        }
    }

    private static boolean isTableData(ArchiveEntry entry) {
        return entry.kind().equals("TABLE DATA");
    }
}
