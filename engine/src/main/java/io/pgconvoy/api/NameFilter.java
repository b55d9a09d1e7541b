package io.pgconvoy.api;

import java.util.List;

/**
 * Which entries of an archive are wanted, by literal, case-sensitive names. Empty lists were not given.
 *
 * @param functions with their argument types: {@code total(integer, text)}
 * @param strictNames every including name must match something
 */
public record NameFilter(
        List<String> schemas,
        List<String> excludedSchemas,
        List<String> tables,
        List<String> indexes,
        List<String> functions,
        List<String> triggers,
        boolean strictNames) {

    public static final NameFilter EVERYTHING =
            new NameFilter(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false);

    public NameFilter {
        schemas = List.copyOf(schemas);
        excludedSchemas = List.copyOf(excludedSchemas);
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
        functions = List.copyOf(functions);
        triggers = List.copyOf(triggers);
    }
}
