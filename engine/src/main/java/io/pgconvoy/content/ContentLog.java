package io.pgconvoy.content;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contents of entries, by dump ID, as they are read or written part by part. Safe for use from several threads. */
public final class ContentLog {
    private final Map<Integer, Content> contents = new HashMap<>();

    public synchronized void add(int dumpId, Content part) {
        contents.merge(dumpId, part, Content::plus);
    }

    /** Replaces what was there: the entry was read once more, from its start. */
    public synchronized void put(int dumpId, Content whole) {
        contents.put(dumpId, whole);
    }

    /** Null for an entry nothing was added for. */
    public synchronized @Nullable Content of(int dumpId) {
        return contents.get(dumpId);
    }
}
