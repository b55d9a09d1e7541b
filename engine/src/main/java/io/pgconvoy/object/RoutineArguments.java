package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The arguments of a function, procedure or aggregate, in the forms that statements need.
 *
 * @param full with names, modes and defaults, as CREATE takes them
 * @param identity with names and modes, as DROP and COMMENT take them
 * @param types the input arguments' types, as the server writes them
 * @param typeNames their names in pg_type, which they sort by
 * @param typeSchemas the schemas of those
 */
public record RoutineArguments(
        String full, String identity, List<String> types, List<String> typeNames, List<String> typeSchemas) {
    /** Reads the columns that the queries of {@link Routine} and {@link Aggregate} have in common. */
    static RoutineArguments of(CatalogRow row) {
        return new RoutineArguments(
                row.textOrEmpty("arguments"),
                row.textOrEmpty("identity_arguments"),
                strings(row, "argument_types"),
                strings(row, "argument_type_names"),
                strings(row, "argument_type_schemas"));
    }

    static List<String> strings(CatalogRow row, String column) {
        return row.array(column).stream().map(Objects::requireNonNull).toList();
    }

    /** The input types in parentheses: what tells routines of one name apart. */
    String signature() {
        return "(" + String.join(", ", types) + ")";
    }

    List<? extends Comparable<?>> tieBreakers() {
        List<Comparable<?>> keys = new ArrayList<>();
        keys.add(types.size());
        for (int i = 0; i < typeNames.size(); i++) {
            keys.add(typeSchemas.get(i));
            keys.add(typeNames.get(i));
        }
        return keys;
    }
}
