package io.pgconvoy.archive;

import org.jspecify.annotations.Nullable;

/** The data behind a TOC entry: produced when asked for, straight into a sink, never held as a whole. */
public sealed interface EntryData permits TableRows, LargeObjects {

    /**
     * Where the data lies in the archive it was read from, as the verbose script says it ({@code Data Pos: 4711});
     * null when it comes from elsewhere.
     */
    default @Nullable String location() {
        return null;
    }
}
