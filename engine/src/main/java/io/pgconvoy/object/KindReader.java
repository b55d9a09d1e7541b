package io.pgconvoy.object;

import java.util.List;

/** Reads all objects of a kind (or of kinds that share a catalog) with a fixed number of queries. */
@FunctionalInterface
interface KindReader {
    List<? extends DatabaseObject> read(ReadContext in);
}
