package io.pgconvoy.object;

import io.pgconvoy.connect.Dialect;

/** What tie-breakers may look at: the dialect, because releases break ties differently, and the other objects. */
public record SortContext(Dialect dialect, DatabaseModel model) {}
