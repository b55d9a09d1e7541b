package io.pgconvoy.manifest;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a sequence stands, as an archive's entry sets it. */
public final class SequenceValue {
    private static final Pattern SETVAL = Pattern.compile(", (-?\\d+), (true|false)\\);\\s*$");

    private SequenceValue() {}

    /** Empty for an entry that sets no sequence. */
    public static Optional<Manifest.Sequence> of(ArchiveEntry entry) {
        String definition = entry.definition();
        if (!entry.kind().equals("SEQUENCE SET") || definition == null) {
            return Optional.empty();
        }
        Matcher set = SETVAL.matcher(definition);
        return set.find()
                ? Optional.of(new Manifest.Sequence(
                        entry.dumpId(),
                        entry.namespace(),
                        entry.tag(),
                        Long.parseLong(set.group(1)),
                        set.group(2).equals("true")))
                : Optional.empty();
    }
}
