package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;

/** Reads the numbers among the options' values, with stock's messages. */
final class Numbers {
    private Numbers() {}

    static int inRange(String value, String option, int lowest, int highest) {
        long number;
        try {
            number = Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new UsageException("invalid value \"" + value + "\" for option " + option);
        }
        if (number < lowest || number > highest) {
            throw new UsageException(option + " must be in range " + lowest + ".." + highest);
        }
        return (int) number;
    }
}
