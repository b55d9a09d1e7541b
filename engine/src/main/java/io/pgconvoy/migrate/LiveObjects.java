package io.pgconvoy.migrate;

import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.connect.Session;
import io.pgconvoy.copy.ReadLargeObjects;
import java.util.List;
import java.util.function.LongConsumer;

/** Large objects that are still in the source. */
record LiveObjects(List<Long> oids) implements LargeObjects {
    LargeObjects on(Session session, LongConsumer moved) {
        return new ReadLargeObjects(session, oids, moved);
    }

    @Override
    public void writeTo(LargeObjectSink out) {
        throw new IllegalStateException("large objects are read by a worker's session");
    }
}
