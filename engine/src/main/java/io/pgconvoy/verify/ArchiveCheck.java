package io.pgconvoy.verify;

import io.pgconvoy.archive.Archive;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found when an archive was read from front to back.
 *
 * @param entries those with data, in the archive's order
 * @param damages what concerns no single entry
 */
public record ArchiveCheck(Archive archive, List<CheckedEntry> entries, List<Damage> damages) {

    public ArchiveCheck {
        entries = List.copyOf(entries);
        damages = List.copyOf(damages);
    }

    public boolean isGood() {
        return damages.isEmpty() && entries.stream().allMatch(CheckedEntry::isGood);
    }

    /** Of all damage with a place, what stands first in the archive. */
    public Optional<Damage> first() {
        return Stream.concat(damages.stream(), entries.stream().flatMap(entry -> entry.damages().stream()))
                .filter(damage -> damage.offset() >= 0)
                .min(Comparator.comparingLong(Damage::offset));
    }
}
