package io.pgconvoy.restore.journal;

import java.util.Locale;

/**
 * Something of a TOC entry that is done as a whole or not at all.
 *
 * @param entry its dump ID
 * @param number which one of those of its kind, from 0
 */
public record Mark(int entry, Kind kind, int number) {

    /** What of an entry. */
    public enum Kind {
        /** A piece of SQL that creates the object or belongs to its creation. */
        STEP,
        /** A piece of SQL that drops what was there before. */
        DROP,
        /** All rows, or all contents of large objects. */
        DATA,
        /** All of the entry. */
        ENTRY
    }

    static Mark data(int entry) {
        return new Mark(entry, Kind.DATA, 0);
    }

    static Mark all(int entry) {
        return new Mark(entry, Kind.ENTRY, 0);
    }

    /** The mark that this word of a journal stands for, {@code 215/step/0}. */
    static Mark parse(String word) {
        String[] parts = word.split("/", 3);
        return new Mark(
                Integer.parseInt(parts[0]),
                Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return entry + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + number;
    }
}
