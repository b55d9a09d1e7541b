package io.pgconvoy.api.filter;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a line of a filter file is about. */
public enum FilterObject {
    TABLE_DATA,
    TABLE_DATA_AND_CHILDREN,
    DATABASE,
    EXTENSION,
    FOREIGN_DATA,
    FUNCTION,
    INDEX,
    SCHEMA,
    TABLE,
    TABLE_AND_CHILDREN,
    TRIGGER;

    /** By the word in the file, in whatever case. */
    static Optional<FilterObject> of(String word) {
        return Stream.of(values())
                .filter(object -> object.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** In messages: {@code table data and children}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
