package io.pgconvoy.manifest;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a sequence stands, as an archive's entry sets it. */
public final class SequenceValue {
    private static final Pattern SETVAL =
            Pattern.compile("setval\\((E?)'((?:[^']|'')*)', (-?\\d+), (true|false)\\);\\s*$");

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
                        Long.parseLong(set.group(3)),
                        set.group(4).equals("true")))
                : Optional.empty();
    }

    /** The sequence's qualified, quoted name; empty for an entry that sets none. */
    public static Optional<String> name(ArchiveEntry entry) {
        String definition = entry.definition();
        if (!entry.kind().equals("SEQUENCE SET") || definition == null) {
            return Optional.empty();
        }
        Matcher set = SETVAL.matcher(definition);
        if (!set.find()) {
            return Optional.empty();
        }
        String literal = set.group(2).replace("''", "'");
        return Optional.of(set.group(1).isEmpty() ? literal : literal.replace("\\\\", "\\"));
    }
}
