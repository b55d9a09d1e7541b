package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.select.EntryKinds;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;

/**
 * The rounds of a restore through all entries: privileges come when all objects are there, and what runs code of the
 * database comes last, so that it finds the privileges it needs.
 */
public enum RestorePass {
    MAIN,
    ACL,
    POST_ACL;

    public static RestorePass of(ArchiveEntry entry, Dialect dialect) {
        if (EntryKinds.isAcl(entry)) {
            return ACL;
        }
        boolean last = switch (entry.kind()) {
            case "EVENT TRIGGER", "MATERIALIZED VIEW DATA" -> true;
            case "COMMENT", "SECURITY LABEL" -> entry.tag().startsWith("EVENT TRIGGER ");
            // statistics of a materialized view come after its data
            case "STATISTICS DATA" -> entry.section() == Section.POST_DATA && dialect.has(Feature.STATISTICS);
            default -> false;
        };
        return last ? POST_ACL : MAIN;
    }
}
