package io.pgconvoy.restore.journal;

import java.util.Set;

/** The errors of a server that is asked to do again what it has done. */
final class AlreadyThere {
    private static final Set<String> DUPLICATE = Set.of(
            "42701", // duplicate_column
            "42710", // duplicate_object
            "42723", // duplicate_function
            "42P04", // duplicate_database
            "42P06", // duplicate_schema
            "42P07"); // duplicate_table, an index too

    private static final Set<String> UNDEFINED = Set.of(
            "42703", // undefined_column
            "42704", // undefined_object
            "42883", // undefined_function
            "42P01", // undefined_table
            "3D000", // invalid_catalog_name: a database
            "3F000"); // invalid_schema_name

    private AlreadyThere() {}

    /** @param kind of the entry that was to be created */
    static boolean isMeantBy(String sqlState, String kind) {
        return DUPLICATE.contains(sqlState)
                || switch (sqlState) {
                    // invalid_table_definition: a second primary key
                    case "42P16" -> kind.equals("CONSTRAINT");
                    // wrong_object_type: a partition already
                    case "42809" -> kind.equals("TABLE ATTACH");
                    // object_not_in_prerequisite_state: an identity column already
                    case "55000" -> kind.equals("SEQUENCE");
                    // unique_violation in the catalog of large objects
                    case "23505" -> kind.startsWith("BLOB");
                    default -> false;
                };
    }

    /** What was to be dropped is not there. */
    static boolean isDropped(String sqlState) {
        return UNDEFINED.contains(sqlState);
    }
}
