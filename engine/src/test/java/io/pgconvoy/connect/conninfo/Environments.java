package io.pgconvoy.connect.conninfo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Environments for tests, none of which is that of the process. */
public final class Environments {
    private Environments() {}

    /** A user named {@code tester} without a home directory; warnings are an error. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables, null, "tester", warning -> {
            throw new AssertionError(warning);
        });
    }

    /** A user named {@code tester} at home in a directory, whose warnings are collected. */
    public static Environment at(Path home, Map<String, String> variables, List<String> warnings) {
        return new Environment(variables, home, "tester", warnings::add);
    }

    /** As {@link #at(Path, Map, List)}, for tests that expect no warning. */
    public static Environment at(Path home, Map<String, String> variables) {
        return at(home, variables, new ArrayList<>());
    }
}
