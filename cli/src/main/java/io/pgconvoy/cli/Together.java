package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;

/** Refuses options that contradict each other, in stock's words. */
final class Together {
    private Together() {}

    static void exclude(boolean one, String oneName, boolean other, String otherName) {
        if (one && other) {
            throw new UsageException("options " + oneName + " and " + otherName + " cannot be used together");
        }
    }

    static void require(boolean option, String optionName, boolean needed, String neededName) {
        if (option && !needed) {
            throw new UsageException("option " + optionName + " requires option " + neededName);
        }
    }
}
