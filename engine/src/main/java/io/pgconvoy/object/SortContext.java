package io.pgconvoy.object;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;

/** What tie-breakers may look at: the dialect, because releases break ties differently, and the other objects. */
public record SortContext(Dialect dialect, DatabaseModel model) {
    public boolean has(Feature feature) {
        return dialect.has(feature);
    }
}
