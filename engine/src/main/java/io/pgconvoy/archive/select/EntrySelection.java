package io.pgconvoy.archive.select;

import io.pgconvoy.archive.Section;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to take from an archive.
 *
 * @param parts any of schema, data and statistics
 * @param sections any of pre-data, data and post-data
 * @param createDatabase whether the database itself is created: decides over its own entries whatever else is asked for
 * @param sequenceData whether sequences get their values even without data
 * @param largeObjectsKept whether large objects are defined even without data, for pg_upgrade
 * @param strictNames whether a name that matches nothing is an error
 * @param dumpIds the only entries to take, null for no such limit
 */
public record EntrySelection(
        Set<Part> parts,
        Set<Section> sections,
        Set<Exclusion> exclusions,
        Names names,
        boolean createDatabase,
        boolean sequenceData,
        boolean largeObjectsKept,
        boolean strictNames,
        @Nullable Set<Integer> dumpIds) {

    /** Everything but the creation of the database. */
    public static final EntrySelection ALL = new EntrySelection(
            Set.of(Part.SCHEMA, Part.DATA, Part.STATISTICS),
            Set.of(Section.PRE_DATA, Section.DATA, Section.POST_DATA),
            Set.of(),
            Names.ALL,
            false,
            false,
            false,
            false,
            null);

    public EntrySelection {
        parts = Set.copyOf(parts);
        sections = Set.copyOf(sections);
        exclusions = Set.copyOf(exclusions);
    }

    public EntrySelection withParts(Set<Part> newParts) {
        return new EntrySelection(
                newParts,
                sections,
                exclusions,
                names,
                createDatabase,
                sequenceData,
                largeObjectsKept,
                strictNames,
                dumpIds);
    }

    public EntrySelection withSections(Set<Section> newSections) {
        return new EntrySelection(
                parts,
                newSections,
                exclusions,
                names,
                createDatabase,
                sequenceData,
                largeObjectsKept,
                strictNames,
                dumpIds);
    }

    public EntrySelection without(Set<Exclusion> newExclusions) {
        return new EntrySelection(
                parts,
                sections,
                newExclusions,
                names,
                createDatabase,
                sequenceData,
                largeObjectsKept,
                strictNames,
                dumpIds);
    }

    public EntrySelection withNames(Names newNames, boolean strict) {
        return new EntrySelection(
                parts, sections, exclusions, newNames, createDatabase, sequenceData, largeObjectsKept, strict, dumpIds);
    }

    public EntrySelection withCreateDatabase(boolean create) {
        return new EntrySelection(
                parts, sections, exclusions, names, create, sequenceData, largeObjectsKept, strictNames, dumpIds);
    }

    public EntrySelection withSequenceData(boolean withValues) {
        return new EntrySelection(
                parts, sections, exclusions, names, createDatabase, withValues, largeObjectsKept, strictNames, dumpIds);
    }

    public EntrySelection withLargeObjectsKept(boolean kept) {
        return new EntrySelection(
                parts, sections, exclusions, names, createDatabase, sequenceData, kept, strictNames, dumpIds);
    }

    public EntrySelection withDumpIds(@Nullable Set<Integer> only) {
        return new EntrySelection(
                parts, sections, exclusions, names, createDatabase, sequenceData, largeObjectsKept, strictNames, only);
    }
}
