package io.pgconvoy.migrate;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what would want a large table for itself for long, where the end is the same: a key becomes an index, which
 * is built beside the others, and a constraint that takes it over; a foreign key is added unchecked, and checked while
 * other tables' are.
 */
final class PostData {
    /** Below it, a second statement costs more than it gains. */
    private static final long LARGE_BYTES = 8L << 20;

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final String COLUMNS = "\\(" + NAME + "(?:, " + NAME + ")*\\)";

    private static final Pattern KEY = Pattern.compile("(?s)ALTER TABLE ONLY (?<table>" + NAME + "\\." + NAME
            + ")\n    ADD CONSTRAINT (?<name>" + NAME + ") (?<kind>PRIMARY KEY|UNIQUE) (?<columns>" + COLUMNS
            + "(?: INCLUDE " + COLUMNS + ")?)(?<rest>(?: DEFERRABLE(?: INITIALLY DEFERRED)?)?;\n.*)");

    private static final Pattern FOREIGN_KEY = Pattern.compile("ALTER TABLE ONLY (?<table>" + NAME + "\\." + NAME
            + ")\n    ADD CONSTRAINT (?<name>" + NAME + ") FOREIGN KEY [^;]*;\n");

    private static final Set<String> NOT_CHECKED = Set.of("NOT VALID", "NOT ENFORCED");

    private final Map<Integer, ArchiveEntry> large = new HashMap<>();
    private int lastDumpId;

    /** @param sizes of tables' data, by dump ID */
    PostData(List<ArchiveEntry> entries, Map<Integer, Long> sizes, int lastDumpId) {
        this.lastDumpId = lastDumpId;
        Map<Integer, ArchiveEntry> byId = new HashMap<>();
        entries.forEach(entry -> byId.put(entry.dumpId(), entry));
        for (ArchiveEntry entry : entries) {
            boolean counts = entry.kind().equals("TABLE DATA")
                    && sizes.getOrDefault(entry.dumpId(), 0L) >= LARGE_BYTES
                    && !entry.dependencies().isEmpty();
            ArchiveEntry table = counts ? byId.get(entry.dependencies().get(0)) : null;
            if (table != null) {
                large.put(table.dumpId(), table);
            }
        }
    }

    List<ArchiveEntry> divide(List<ArchiveEntry> entries) {
        List<ArchiveEntry> divided = new ArrayList<>();
        for (ArchiveEntry entry : entries) {
            ArchiveEntry table = tableOf(entry);
            String definition = entry.definition();
            if (table == null || definition == null) {
                divided.add(entry);
            } else if (entry.kind().equals("CONSTRAINT")) {
                key(entry, definition, divided);
            } else {
                foreignKey(entry, definition, table, divided);
            }
        }
        return divided;
    }

    /** The large table that a constraint is of. */
    private @Nullable ArchiveEntry tableOf(ArchiveEntry entry) {
        if (!entry.kind().equals("CONSTRAINT") && !entry.kind().equals("FK CONSTRAINT")) {
            return null;
        }
        return entry.dependencies().stream()
                .map(large::get)
                .filter(table -> table != null
                        && entry.tag().startsWith(table.tag() + " ")
                        && String.valueOf(table.namespace()).equals(entry.namespace()))
                .findFirst()
                .orElse(null);
    }

    private void key(ArchiveEntry entry, String definition, List<ArchiveEntry> divided) {
        Matcher key = KEY.matcher(definition);
        if (!key.matches()) {
            divided.add(entry);
            return;
        }
        String name = key.group("name");
        String index = "CREATE UNIQUE INDEX " + name + " ON " + key.group("table") + " USING btree "
                + key.group("columns") + ";\n";
        String constraint = "ALTER TABLE ONLY " + key.group("table") + "\n    ADD CONSTRAINT " + name + " "
                + key.group("kind") + " USING INDEX " + name + key.group("rest");
        ArchiveEntry built = another(entry, "INDEX", index, entry.dependencies());
        divided.add(built);
        divided.add(with(entry, constraint, and(entry.dependencies(), built.dumpId())));
    }

    private void foreignKey(ArchiveEntry entry, String definition, ArchiveEntry table, List<ArchiveEntry> divided) {
        Matcher key = FOREIGN_KEY.matcher(definition);
        if (!key.matches() || NOT_CHECKED.stream().anyMatch(definition::contains)) {
            divided.add(entry);
            return;
        }
        String unchecked = definition.substring(0, definition.lastIndexOf(';')) + " NOT VALID;\n";
        String check = "ALTER TABLE ONLY " + key.group("table") + " VALIDATE CONSTRAINT " + key.group("name") + ";\n";
        ArchiveEntry added = with(entry, unchecked, entry.dependencies());
        divided.add(added);
        // It wants its own table, and the other one no more than a reader does.
        divided.add(another(entry, entry.kind(), check, List.of(table.dumpId(), added.dumpId())));
    }

    private static List<Integer> and(List<Integer> dependencies, int another) {
        List<Integer> all = new ArrayList<>(dependencies);
        all.add(another);
        return all;
    }

    private static ArchiveEntry with(ArchiveEntry entry, String definition, List<Integer> dependencies) {
        return copy(entry, entry.dumpId(), entry.kind(), definition, entry.drop(), dependencies);
    }

    /** An entry that nothing needs to drop: that is done with the first one. */
    private ArchiveEntry another(ArchiveEntry entry, String kind, String definition, List<Integer> dependencies) {
        return copy(entry, ++lastDumpId, kind, definition, null, dependencies);
    }

    private static ArchiveEntry copy(
            ArchiveEntry entry,
            int dumpId,
            String kind,
            String definition,
            @Nullable String drop,
            List<Integer> dependencies) {
        return new ArchiveEntry(
                dumpId,
                entry.catalogId(),
                entry.tag(),
                kind,
                Section.POST_DATA,
                definition,
                drop,
                null,
                entry.namespace(),
                entry.tablespace(),
                entry.tableAccessMethod(),
                entry.relkind(),
                entry.owner(),
                dependencies,
                null,
                null);
    }
}
