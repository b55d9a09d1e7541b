package io.pgconvoy.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What variables say about an S3 store; empty ones say nothing. */
record S3Variables(Map<String, String> variables) {
    private static final String PREFIX = "PGCONVOY_S3_";

    @Nullable
    String get(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * The first that is set.
     *
     * @param option what the command line says
     * @param name of our own variable, without its prefix
     * @param others whole names of further variables
     */
    @Nullable
    String choose(@Nullable String option, String name, String... others) {
        String value = option == null ? get(PREFIX + name) : option;
        for (String other : others) {
            value = value == null ? get(other) : value;
        }
        return value;
    }
}
