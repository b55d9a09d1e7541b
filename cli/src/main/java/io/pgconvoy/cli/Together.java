package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.cli.getopt.Arguments;

/** Refuses options that contradict each other, in stock's words. */
final class Together {
    private final Arguments arguments;

    Together(Arguments arguments) {
        this.arguments = arguments;
    }

    void exclude(String one, String other) {
        if (arguments.has(one) && arguments.has(other)) {
            throw new UsageException(complaint(arguments, one, other));
        }
    }

    void require(String option, String needed) {
        if (arguments.has(option) && !arguments.has(needed)) {
            throw new UsageException(
                    "option " + arguments.label(option) + " requires option " + arguments.label(needed));
        }
    }

    static String complaint(Arguments arguments, String one, String other) {
        return "options " + arguments.label(one) + " and " + arguments.label(other) + " cannot be used together";
    }

    /** Which kinds of content; the same options for dump and restore. */
    void checkContents(boolean helpOrder) {
        if (helpOrder) {
            exclude("a", "s");
            exclude("a", "statistics-only");
            exclude("s", "statistics-only");
        } else {
            exclude("s", "a");
            exclude("s", "statistics-only");
            exclude("a", "statistics-only");
        }
        exclude("a", "no-data");
        exclude("s", "no-schema");
        exclude("statistics-only", "no-statistics");
        exclude("statistics", "no-statistics");
        excludeInOrder("a", "statistics", helpOrder);
        excludeInOrder("s", "statistics", helpOrder);
    }

    void excludeInOrder(String one, String other, boolean reversed) {
        exclude(reversed ? other : one, reversed ? one : other);
    }
}
