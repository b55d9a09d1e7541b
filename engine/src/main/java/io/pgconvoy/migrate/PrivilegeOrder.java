package io.pgconvoy.migrate;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets the privileges of what is in a schema wait for those of the schema: who grants them must get in. */
final class PrivilegeOrder {
    private static final String OF_SCHEMA = "SCHEMA ";

    private PrivilegeOrder() {}

    static List<ArchiveEntry> complete(List<ArchiveEntry> entries) {
        Map<String, Integer> ofSchemas = new HashMap<>();
        for (ArchiveEntry entry : entries) {
            if (entry.kind().equals("ACL") && entry.tag().startsWith(OF_SCHEMA)) {
                ofSchemas.put(entry.tag().substring(OF_SCHEMA.length()), entry.dumpId());
            }
        }
        return entries.stream()
                .map(entry -> {
                    Integer schema = entry.kind().equals("ACL") ? ofSchemas.get(entry.namespace()) : null;
                    return schema == null ? entry : entry.withDependencies(with(entry.dependencies(), schema));
                })
                .toList();
    }

    /** Behind the others: the first one is what the privileges are for. */
    private static List<Integer> with(List<Integer> dependencies, int another) {
        List<Integer> all = new ArrayList<>(dependencies);
        all.add(another);
        return all;
    }
}
