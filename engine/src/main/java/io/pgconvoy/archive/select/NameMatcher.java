package io.pgconvoy.archive.select;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveEntry;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares entries with the names asked for, and remembers which names have matched. */
final class NameMatcher {

    private final Names names;
    private final Set<String> matchedSchemas = new HashSet<>();
    private final Set<String> matchedTables = new HashSet<>();
    private final Set<String> matchedIndexes = new HashSet<>();
    private final Set<String> matchedFunctions = new HashSet<>();
    private final Set<String> matchedTriggers = new HashSet<>();

    NameMatcher(Names names) {
        this.names = names;
    }

    boolean matchesSchema(ArchiveEntry entry) {
        String schema = entry.namespace();
        if (!names.schemas().isEmpty() && (schema == null || !matches(schema, names.schemas(), matchedSchemas))) {
            return false;
        }
        return schema == null || !names.excludedSchemas().contains(schema);
    }

    /** Whether the entry is of a kind that was asked for, and by its name. */
    boolean matchesObject(ArchiveEntry entry) {
        String kind = entry.kind();
        if (EntryKinds.NAMED_BY_TABLE.contains(kind)) {
            return matches(entry.tag(), names.tables(), matchedTables);
        }
        if (EntryKinds.NAMED_BY_FUNCTION.contains(kind)) {
            return matches(entry.tag(), names.functions(), matchedFunctions);
        }
        return switch (kind) {
            case "INDEX" -> matches(entry.tag(), names.indexes(), matchedIndexes);
            case "TRIGGER" -> matches(entry.tag(), names.triggers(), matchedTriggers);
            default -> false;
        };
    }

    /** Whether statistics that depend on this entry, if any, go with it. */
    boolean matchesOwnerOfStatistics(@Nullable ArchiveEntry owner) {
        if (owner == null) {
            return false;
        }
        return EntryKinds.RELATIONS.contains(owner.kind())
                ? matches(owner.tag(), names.tables(), matchedTables)
                : owner.kind().equals("INDEX") && matches(owner.tag(), names.indexes(), matchedIndexes);
    }

    void requireAllMatched() {
        require("schema", names.schemas(), matchedSchemas);
        require("table", names.tables(), matchedTables);
        require("index", names.indexes(), matchedIndexes);
        require("function", names.functions(), matchedFunctions);
        require("trigger", names.triggers(), matchedTriggers);
    }

    private static boolean matches(String name, Set<String> wanted, Set<String> matched) {
        if (wanted.contains(name)) {
            matched.add(name);
            return true;
        }
        return false;
    }

    private static void require(String what, Set<String> wanted, Set<String> matched) {
        for (String name : wanted) {
            if (!matched.contains(name)) {
                throw new UsageException(what + " \"" + name + "\" not found");
            }
        }
    }
}
