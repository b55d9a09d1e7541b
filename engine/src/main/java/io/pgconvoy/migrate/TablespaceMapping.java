package io.pgconvoy.migrate;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.Map;

/**
 * Puts what is in one tablespace into another.
 *
 * @param tablespaces new names by old ones; {@code pg_default} stands for the target database's own
 */
record TablespaceMapping(Map<String, String> tablespaces) {
    private static final String OF_THE_DATABASE = "pg_default";

    ArchiveEntry apply(ArchiveEntry entry) {
        String tablespace = entry.tablespace();
        String other = tablespace == null ? null : tablespaces.get(tablespace);
        return other == null ? entry : entry.inTablespace(other.equals(OF_THE_DATABASE) ? "" : other);
    }
}
