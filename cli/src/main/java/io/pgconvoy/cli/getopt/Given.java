package io.pgconvoy.cli.getopt;

import org.jspecify.annotations.Nullable;

/**
 * One option as it stood among the arguments.
 *
 * @param key see {@link LongOption#key}
 * @param value null for an option without argument
 */
public record Given(String key, @Nullable String value) {

    public String text() {
        return value == null ? "" : value;
    }

    public Given with(String newValue) {
        return new Given(key, newValue);
    }
}
