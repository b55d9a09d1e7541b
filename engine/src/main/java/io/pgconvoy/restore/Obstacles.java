package io.pgconvoy.restore;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in the way of a restore, each with the entries that it concerns. One thread. */
final class Obstacles {
    /** Entries that are named; the others are counted. */
    private static final int NAMED = 3;

    private final Map<String, List<String>> entries = new LinkedHashMap<>();

    void add(String obstacle) {
        entries.putIfAbsent(obstacle, new ArrayList<>());
    }

    void add(String obstacle, ArchiveEntry entry) {
        String schema = entry.namespace();
        entries.computeIfAbsent(obstacle, key -> new ArrayList<>())
                .add(entry.kind() + " " + (schema == null || schema.isEmpty() ? "" : schema + ".") + entry.tag());
    }

    List<String> sentences() {
        return entries.entrySet().stream()
                .map(obstacle -> sentence(obstacle.getKey(), obstacle.getValue()))
                .toList();
    }

    private static String sentence(String obstacle, List<String> concerned) {
        if (concerned.isEmpty()) {
            return obstacle;
        }
        String named = String.join(", ", concerned.subList(0, Math.min(NAMED, concerned.size())));
        int more = concerned.size() - NAMED;
        return obstacle + ": " + named + (more > 0 ? " and " + more + " more" : "");
    }
}
