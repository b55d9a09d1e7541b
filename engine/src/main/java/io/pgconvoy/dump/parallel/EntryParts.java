package io.pgconvoy.dump.parallel;

import io.pgconvoy.content.Content;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The data of one entry as parts in their order, at least one; planned when the readers come to it. */
interface EntryParts {

    Iterator<PartSource> plan();

    /** Whether its readers compress it. */
    boolean compressed();

    /** Takes the content of each part, from its reader's thread; null where nobody asks for it. */
    default @Nullable Consumer<Content> contents() {
        return null;
    }
}
