package io.pgconvoy.compat.archive;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which archives are restored into databases, besides being listed and printed. */
enum Restores {
    ALL,
    /**
     * One compression of each format. What a reader makes of the others is the same, as its script of them is: after the
     * codec it does not know where text came from.
     */
    PER_FORMAT,
    NONE;

    static Restores parse(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String names() {
        return Stream.of(values()).map(Restores::toString).collect(Collectors.joining("|"));
    }

    boolean wants(ArchiveVariant variant) {
        return this == ALL || (this == PER_FORMAT && variant.isDefaultOfItsFormat());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
