package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.connect.Session;
import io.pgconvoy.copy.ReadLargeObjects;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some large objects, one after the other.
 *
 * @param parts into how many all of them are cut
 */
record ObjectsPart(List<Long> oids, int parts) implements PartSource {

    @Override
    public String inWords() {
        return oids.size() == 1 ? "large object " + oids.get(0) : "large objects from " + oids.get(0) + " on";
    }

    @Override
    public @Nullable String lock() {
        return null;
    }

    @Override
    public WorkUnit unit(int worker) {
        return new WorkUnit(worker, "large objects", "large objects", parts, 0);
    }

    @Override
    public void read(Session session, PartOutput out) {
        new ReadLargeObjects(session, oids, bytes -> {}).writeTo(out.objects());
    }

    @Override
    public void finish(PartOutput out) {}
}
