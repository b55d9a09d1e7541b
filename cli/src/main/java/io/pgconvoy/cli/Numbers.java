package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers among the options' values as C does, with stock's messages. */
final class Numbers {
    /** Nothing at all is 0 to C. */
    private static final Pattern LEADING = Pattern.compile("\\s*([+-]?\\d+)?");

    private Numbers() {}

    /** Of stock releases since 15. */
    static int inRange(String value, String option, int lowest, int highest) {
        Matcher number = matcher(value);
        if (!value.substring(number.end()).isBlank()) {
            throw new UsageException("invalid value \"" + value + "\" for option " + option);
        }
        return inRange(value, lowest, highest, option + " must be in range " + lowest + ".." + highest);
    }

    /** The number at the beginning, with a complaint of the caller's. */
    static int inRange(String value, int lowest, int highest, String complaint) {
        BigInteger number = leading(value);
        if (number.compareTo(BigInteger.valueOf(lowest)) < 0 || number.compareTo(BigInteger.valueOf(highest)) > 0) {
            throw new UsageException(complaint);
        }
        return number.intValue();
    }

    /** The number at the beginning; 0 where there is none. */
    static BigInteger leading(String value) {
        @Nullable String digits = matcher(value).group(1);
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }

    private static Matcher matcher(String value) {
        Matcher number = LEADING.matcher(value);
        if (!number.lookingAt()) {
            throw new IllegalStateException("an optional number always matches");
        }
        return number;
    }
}
