package io.pgconvoy.migrate;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import java.util.function.Supplier;

/** What a migration does on one session, while no worker is there: told as the first worker's work. */
enum Phase {
    CATALOGS("catalogs", "reading the source's catalogs");

    private final WorkUnit unit;
    private final String words;

    Phase(String kind, String words) {
        this.unit = new WorkUnit(1, kind, words, 1, 0);
        this.words = words;
    }

    <T> T run(ProgressListener progress, Supplier<T> work) {
        progress.step(words);
        progress.begun(unit);
        T result = work.get();
        progress.ended(unit, WorkUnit.Outcome.NONE);
        return result;
    }
}
