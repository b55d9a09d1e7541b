package io.pgconvoy.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.archive.ArchiveEntry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What tells whether two migrations would do the same under the same dump IDs. */
final class PlanDigest {
    /** Their statements say how things stand at the moment, not what they are. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("SEQUENCE SET", "STATISTICS DATA", "EXTENDED STATISTICS DATA");

    private final MessageDigest digest;

    private PlanDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(List<ArchiveEntry> entries, MigrateOptions options) {
        PlanDigest plan = new PlanDigest();
        plan.add(new TreeSet<>(options.omissions()));
        entries.forEach(plan::add);
        return HexFormat.of().formatHex(plan.digest.digest());
    }

    private void add(ArchiveEntry entry) {
        add(entry.dumpId() + " " + entry.kind());
        add(entry.namespace());
        add(entry.tag());
        add(entry.owner());
        add(entry.tablespace());
        add(entry.tableAccessMethod());
        add(entry.copyStatement());
        add(OF_THE_MOMENT.contains(entry.kind()) ? "" : entry.definition());
        add(entry.dependencies());
    }

    private void add(@Nullable Object text) {
        digest.update(String.valueOf(text).getBytes(UTF_8));
        digest.update((byte) 0);
    }
}
