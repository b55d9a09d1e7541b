package io.pgconvoy.archive.select;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides entry by entry what of an archive is wanted, as stock pg_restore does. Whether a dependent entry is taken
 * follows from its parent, which stands before it.
 */
public final class EntryFilter {

    private final EntrySelection selection;
    private final Dialect dialect;
    private final ExcludedKinds excluded;
    private final NameMatcher names;
    private final boolean knowsParents;
    private final Map<Integer, SelectedEntry> decided = new HashMap<>();
    private final Map<Integer, ArchiveEntry> entriesById = new HashMap<>();
    private Section section = Section.PRE_DATA;

    private EntryFilter(EntrySelection selection, Dialect dialect, boolean knowsParents) {
        this.selection = selection;
        this.dialect = dialect;
        this.knowsParents = knowsParents;
        this.excluded = new ExcludedKinds(selection.exclusions(), dialect);
        this.names = new NameMatcher(selection.names());
    }

    /**
     * All entries in their order, each with what is wanted of it.
     *
     * @throws io.pgconvoy.api.error.UsageException when names are strict and one of them matches nothing
     */
    public static List<SelectedEntry> apply(List<ArchiveEntry> entries, EntrySelection selection, Dialect dialect) {
        return new EntryFilter(selection, dialect, true).decideAll(entries);
    }

    /** The same for a listing, for which older releases do not remember what they decided of dependent entries' parents. */
    public static List<SelectedEntry> applyToListing(
            List<ArchiveEntry> entries, EntrySelection selection, Dialect dialect) {
        return new EntryFilter(selection, dialect, dialect.has(Feature.LISTED_WITH_THEIR_PARENTS)).decideAll(entries);
    }

    private List<SelectedEntry> decideAll(List<ArchiveEntry> entries) {
        entries.forEach(entry -> entriesById.putIfAbsent(entry.dumpId(), entry));
        List<SelectedEntry> selected = new ArrayList<>(entries.size());
        for (ArchiveEntry entry : entries) {
            selected.add(decide(entry));
        }
        if (selection.strictNames()) {
            names.requireAllMatched();
        }
        return selected;
    }

    private SelectedEntry decide(ArchiveEntry entry) {
        if (entry.section() != Section.NONE) {
            section = entry.section();
        }
        SelectedEntry selected = new SelectedEntry(entry, partsOf(entry));
        decided.put(entry.dumpId(), selected);
        return selected;
    }

    private Set<Part> partsOf(ArchiveEntry entry) {
        if (ArchiveSettings.isSetting(entry.kind())) {
            return EnumSet.of(Part.SPECIAL);
        }
        if (EntryKinds.isDatabase(entry)) {
            return selection.createDatabase() ? EnumSet.of(Part.SCHEMA) : none();
        }
        return isChosen(entry) ? contributed(entry) : none();
    }

    private boolean isChosen(ArchiveEntry entry) {
        if (isStatistics(entry) && !selection.parts().contains(Part.STATISTICS)) {
            return false;
        }
        if (excluded.contains(entry) || !selection.sections().contains(section)) {
            return false;
        }
        Set<Integer> dumpIds = selection.dumpIds();
        if (dumpIds != null && !dumpIds.contains(entry.dumpId())) {
            return false;
        }
        return EntryKinds.isDependent(entry) ? isDependentChosen(entry) : isNamed(entry);
    }

    private boolean isDependentChosen(ArchiveEntry entry) {
        if (entry.tag().startsWith("DATABASE ")) {
            return selection.createDatabase();
        }
        if (!selection.names().restrictSchemas() && !selection.names().restrictKinds()) {
            return true;
        }
        // a column's ACL depends on its table's ACL too, which is no parent
        return knowsParents
                && entry.dependencies().stream()
                        .map(decided::get)
                        .anyMatch(parent -> parent != null
                                && !parent.entry().kind().equals("ACL")
                                && !parent.parts().isEmpty());
    }

    private boolean isNamed(ArchiveEntry entry) {
        if (!names.matchesSchema(entry)) {
            return false;
        }
        if (!selection.names().restrictKinds()) {
            return true;
        }
        if (isStatistics(entry) && dialect.has(Feature.STATISTICS_FOLLOW_SELECTION)) {
            return entry.dependencies().stream().map(entriesById::get).anyMatch(names::matchesOwnerOfStatistics);
        }
        return names.matchesObject(entry);
    }

    private boolean isStatistics(ArchiveEntry entry) {
        return switch (entry.kind()) {
            case "STATISTICS DATA" -> dialect.has(Feature.STATISTICS);
            case "EXTENDED STATISTICS DATA" -> dialect.has(Feature.EXTENDED_STATISTICS);
            default -> false;
        };
    }

    private Set<Part> contributed(ArchiveEntry entry) {
        if (entry.kind().equals("<Init>") && entry.tag().equals("Max OID")) {
            return none();
        }
        Set<Part> parts = isStatistics(entry) ? EnumSet.of(Part.STATISTICS) : EnumSet.of(Part.SCHEMA, Part.DATA);
        if (entry.data() == null) {
            parts.remove(EntryKinds.isDataByDefinition(entry) ? Part.SCHEMA : Part.DATA);
        }
        if (!EntryKinds.hasSchemaText(entry)) {
            parts.remove(Part.SCHEMA);
        }
        boolean keepData = entry.kind().equals("SEQUENCE SET")
                ? selection.sequenceData()
                : selection.largeObjectsKept() && EntryKinds.isDataByDefinition(entry);
        if (!selection.parts().contains(Part.DATA) && !keepData) {
            parts.remove(Part.DATA);
        }
        if (!selection.parts().contains(Part.SCHEMA)) {
            parts.remove(Part.SCHEMA);
        }
        return parts;
    }

    private static Set<Part> none() {
        return EnumSet.noneOf(Part.class);
    }
}
