package io.pgconvoy.compare;

import java.util.SortedMap;
import java.util.TreeMap;

/** A table that both databases have. */
record TablePair(ComparedTable source, ComparedTable target) {
    String name() {
        return source.name();
    }

    /** Those columns that both sides have, as the source has them: that one is missing is a difference of definitions. */
    SortedMap<String, Long> sourceColumns() {
        return shared(source, target);
    }

    /** The same columns, as the target has them. */
    SortedMap<String, Long> targetColumns() {
        return shared(target, source);
    }

    private static SortedMap<String, Long> shared(ComparedTable one, ComparedTable other) {
        SortedMap<String, Long> shared = new TreeMap<>(one.columns());
        shared.keySet().retainAll(other.columns().keySet());
        return shared;
    }
}
