package io.pgconvoy.dump.parallel;

import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All parts of all entries, in order. */
final class PartPlan implements Iterator<Part> {
    private final Iterator<EntryParts> entries;
    private @Nullable EntryParts entry;
    private Iterator<PartSource> sources = Collections.emptyIterator();

    PartPlan(Iterator<EntryParts> entries) {
        this.entries = entries;
    }

    @Override
    public boolean hasNext() {
        return sources.hasNext() || entries.hasNext();
    }

    @Override
    public Part next() {
        if (!sources.hasNext()) {
            entry = entries.next();
            sources = entry.plan();
        }
        PartSource source = sources.next();
        return new Part(Objects.requireNonNull(entry), source, !sources.hasNext());
    }
}
