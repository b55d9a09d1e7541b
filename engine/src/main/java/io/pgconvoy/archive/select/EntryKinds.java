package io.pgconvoy.archive.select;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.Set;

/** What the kinds of TOC entries mean for a restore. */
public final class EntryKinds {

    /** Text of the definition of data that goes through the root of a partitioned table, a comment. */
    public static final String PARTITION_ROOT_MARK = "-- load via partition root ";

    static final Set<String> NAMED_BY_TABLE = Set.of(
            "TABLE",
            "TABLE DATA",
            "VIEW",
            "FOREIGN TABLE",
            "MATERIALIZED VIEW",
            "MATERIALIZED VIEW DATA",
            "SEQUENCE",
            "SEQUENCE SET");
    static final Set<String> RELATIONS = Set.of("TABLE", "VIEW", "FOREIGN TABLE", "MATERIALIZED VIEW");
    static final Set<String> NAMED_BY_FUNCTION = Set.of("FUNCTION", "AGGREGATE", "PROCEDURE");

    /** Entries that belong to another one, their parent, through a dependency. */
    private static final Set<String> DEPENDENT = Set.of("ACL", "COMMENT", "SECURITY LABEL");

    private EntryKinds() {}

    /** ACL LANGUAGE was written by 7.4 only. */
    public static boolean isAcl(ArchiveEntry entry) {
        return switch (entry.kind()) {
            case "ACL", "ACL LANGUAGE", "DEFAULT ACL" -> true;
            default -> false;
        };
    }

    public static boolean isDatabase(ArchiveEntry entry) {
        return entry.kind().equals("DATABASE") || entry.kind().equals("DATABASE PROPERTIES");
    }

    static boolean isDependent(ArchiveEntry entry) {
        return DEPENDENT.contains(entry.kind());
    }

    /** Entries without a data block that count as data all the same. */
    static boolean isDataByDefinition(ArchiveEntry entry) {
        return switch (entry.kind()) {
            case "SEQUENCE SET", "BLOB", "BLOB METADATA" -> true;
            default -> isDependent(entry) && entry.tag().startsWith("LARGE OBJECT");
        };
    }

    static boolean hasSchemaText(ArchiveEntry entry) {
        String definition = entry.definition();
        return definition != null && !definition.isEmpty() && !definition.startsWith(PARTITION_ROOT_MARK);
    }
}
