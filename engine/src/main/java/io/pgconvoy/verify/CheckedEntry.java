package io.pgconvoy.verify;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.content.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry with data, as it was found in an archive.
 *
 * @param content null where the data could not be read to its end
 * @param damages empty for an entry that is good
 */
public record CheckedEntry(ArchiveEntry entry, @Nullable Content content, List<Damage> damages) {

    public CheckedEntry {
        damages = List.copyOf(damages);
    }

    public boolean isGood() {
        return content != null && damages.isEmpty();
    }

    /** {@code 4711 (TABLE DATA public.orders)}. */
    public String inWords() {
        String schema = entry.namespace();
        return entry.dumpId() + " (" + entry.kind() + " " + (schema == null || schema.isEmpty() ? "" : schema + ".")
                + entry.tag() + ")";
    }
}
