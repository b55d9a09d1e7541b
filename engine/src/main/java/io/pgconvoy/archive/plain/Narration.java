package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;

/** How stock's tools name entries when they tell what they are doing. */
final class Narration {
    private Narration() {}

    /** {@code app.orders}, without quotes of any kind. */
    static String qualifiedTag(ArchiveEntry entry) {
        return entry.namespace() == null ? entry.tag() : entry.namespace() + "." + entry.tag();
    }
}
