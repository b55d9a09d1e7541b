package io.pgconvoy.archive.toc;

import io.pgconvoy.archive.Section;

/** The sections of entries in archives before 1.11, which store none (ReadToc in pg_backup_archiver.c). */
final class LegacySections {

    private LegacySections() {}

    static Section of(String kind) {
        return switch (kind) {
            case "COMMENT", "ACL", "ACL LANGUAGE" -> Section.NONE;
            case "TABLE DATA", "BLOBS", "BLOB COMMENTS" -> Section.DATA;
            case "CONSTRAINT", "CHECK CONSTRAINT", "FK CONSTRAINT", "INDEX", "RULE", "TRIGGER" -> Section.POST_DATA;
            default -> Section.PRE_DATA;
        };
    }
}
