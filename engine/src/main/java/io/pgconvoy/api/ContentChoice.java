package io.pgconvoy.api;

import io.pgconvoy.archive.Section;
import java.util.Set;

/**
 * Which kinds of content are wanted, with the options that contradict each other already settled.
 *
 * @param definitions the objects themselves (not {@code --data-only})
 * @param data rows, sequence values and large objects (not {@code --schema-only})
 * @param statistics planner statistics
 * @param sequenceValues sequence values even when {@code data} is not wanted
 * @param sections of {@link Section#PRE_DATA}, {@link Section#DATA} and {@link Section#POST_DATA}
 */
public record ContentChoice(
        boolean definitions,
        boolean data,
        boolean statistics,
        boolean sequenceValues,
        LargeObjectChoice largeObjects,
        Set<Section> sections) {

    public static final Set<Section> ALL_SECTIONS = Set.of(Section.PRE_DATA, Section.DATA, Section.POST_DATA);

    /** Definitions and data, as stock dumps them when nothing is said. */
    public static final ContentChoice DEFAULTS =
            new ContentChoice(true, true, false, false, LargeObjectChoice.WITH_WHOLE_DATABASE, ALL_SECTIONS);

    public ContentChoice {
        sections = Set.copyOf(sections);
    }

    /** Whether large objects are dumped when names were ({@code narrowed}) or were not given. */
    public boolean wantsLargeObjects(boolean narrowed) {
        return switch (largeObjects) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WITH_WHOLE_DATABASE -> data && !narrowed;
        };
    }

    /** When large objects, which belong to no schema, are dumped. */
    public enum LargeObjectChoice {
        /** With data, unless schemas, tables or extensions were chosen. */
        WITH_WHOLE_DATABASE,
        ALWAYS,
        NEVER
    }
}
