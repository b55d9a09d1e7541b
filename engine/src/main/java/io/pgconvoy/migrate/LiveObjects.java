package io.pgconvoy.migrate;

import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.connect.Session;
import io.pgconvoy.copy.ReadLargeObjects;
import java.util.List;

/** Large objects that are still in the source. */
record LiveObjects(List<Long> oids) implements LargeObjects {
    LargeObjects on(Session session) {
        return new ReadLargeObjects(session, oids, bytes -> {});
    }

    @Override
    public void writeTo(LargeObjectSink out) {
        throw new IllegalStateException("large objects are read by a worker's session");
    }
}
