package io.pgconvoy.object;

import java.util.Set;

/**
 * What was changed to break dependency loops, by dump ID.
 *
 * @param separated constraints, defaults and rules that are written apart from their table, domain or view
 * @param dummyViews views first written as {@code SELECT NULL::type AS column}, completed by a rule later
 * @param postponed functions, materialised views and their statistics that move to the post-data section
 * @param shellTypes shell types that must be written before the functions that name them
 */
public record Repairs(
        Set<Integer> separated, Set<Integer> dummyViews, Set<Integer> postponed, Set<Integer> shellTypes) {
    public static final Repairs NONE = new Repairs(Set.of(), Set.of(), Set.of(), Set.of());
}
