package io.pgconvoy.restore;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells which entries cost the server so little that it may have to do them again: definitions, rows of small tables and
 * what is built over those. Only in tables that the restore itself makes does it know what there is. One thread.
 */
final class LightEntries {
    private static final Set<String> DEFINITIONS = Set.of(
            "ACCESS METHOD",
            "ACL",
            "AGGREGATE",
            "BLOB",
            "CAST",
            "COLLATION",
            "COMMENT",
            "CONVERSION",
            "DEFAULT",
            "DEFAULT ACL",
            "DOMAIN",
            "FOREIGN DATA WRAPPER",
            "FOREIGN TABLE",
            "FUNCTION",
            "INDEX ATTACH",
            "MATERIALIZED VIEW",
            "OPERATOR",
            "OPERATOR CLASS",
            "OPERATOR FAMILY",
            "POLICY",
            "PROCEDURE",
            "PUBLICATION",
            "PUBLICATION TABLE",
            "PUBLICATION TABLES IN SCHEMA",
            "ROW SECURITY",
            "RULE",
            "SCHEMA",
            "SECURITY LABEL",
            "SEQUENCE",
            "SEQUENCE OWNED BY",
            "SEQUENCE SET",
            "SERVER",
            "SHELL TYPE",
            "STATISTICS",
            "STATISTICS DATA",
            "TABLE",
            "TEXT SEARCH CONFIGURATION",
            "TEXT SEARCH DICTIONARY",
            "TEXT SEARCH PARSER",
            "TEXT SEARCH TEMPLATE",
            "TRANSFORM",
            "TRIGGER",
            "TYPE",
            "USER MAPPING",
            "VIEW");

    /** What reads the rows of its table. */
    private static final Set<String> OVER_ROWS = Set.of("CHECK CONSTRAINT", "CONSTRAINT", "INDEX", "TABLE ATTACH");

    /** What reads the rows of several tables, of which its dependencies need not name all. */
    private static final String OVER_ANY_ROWS = "FK CONSTRAINT";

    private final Set<Integer> tables = new HashSet<>();
    private final Set<Integer> heavy = new HashSet<>();

    boolean isLight(ArchiveEntry entry) {
        String kind = entry.kind();
        boolean overOwn = entry.dependencies().stream().anyMatch(tables::contains);
        if (kind.equals("TABLE DATA")) {
            return overOwn;
        }
        if (OVER_ROWS.contains(kind)) {
            return overOwn && entry.dependencies().stream().noneMatch(heavy::contains);
        }
        return kind.equals(OVER_ANY_ROWS) ? overOwn && heavy.isEmpty() : DEFINITIONS.contains(kind);
    }

    void created(ArchiveEntry entry) {
        if (entry.kind().equals("TABLE")) {
            tables.add(entry.dumpId());
        }
    }

    /** The entry has many rows. */
    void heavy(ArchiveEntry entry) {
        heavy.addAll(entry.dependencies());
    }
}
