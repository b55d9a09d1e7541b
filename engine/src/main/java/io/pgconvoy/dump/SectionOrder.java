package io.pgconvoy.dump;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import java.util.List;

/** Whether sections follow each other: a dependency loop that could not be resolved may mix them. */
final class SectionOrder {
    private SectionOrder() {}

    /** How many entries come after an entry of a later section; stock warns of each. */
    static int violations(List<ArchiveEntry> entries) {
        int violations = 0;
        Section current = Section.PRE_DATA;
        for (ArchiveEntry entry : entries) {
            if (entry.section() == Section.NONE) {
                continue;
            }
            if (entry.section().compareTo(current) < 0) {
                violations++;
            }
            current = entry.section();
        }
        return violations;
    }
}
