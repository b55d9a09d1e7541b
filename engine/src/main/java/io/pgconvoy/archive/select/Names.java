package io.pgconvoy.archive.select;

import java.util.Set;

/**
 * Names of schemas and objects to restore: literal, with case, no patterns. Naming any table, index, function or
 * trigger leaves out all entries of other kinds, except what belongs to a chosen one.
 *
 * @param functions with their argument types, as the TOC writes them
 */
public record Names(
        Set<String> schemas,
        Set<String> excludedSchemas,
        Set<String> tables,
        Set<String> indexes,
        Set<String> functions,
        Set<String> triggers) {

    public static final Names ALL = new Names(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    boolean restrictSchemas() {
        return !schemas.isEmpty() || !excludedSchemas.isEmpty();
    }

    boolean restrictKinds() {
        return !(tables.isEmpty() && indexes.isEmpty() && functions.isEmpty() && triggers.isEmpty());
    }
}
