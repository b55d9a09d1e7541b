package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.math.BigInteger;

/** Options whose value is a number, as the releases of the stock tools read them. */
final class NumberOptions {
    private static final String NO_JOBS = "invalid number of parallel jobs";

    private final boolean strict;

    NumberOptions(Dialect dialect) {
        this.strict = dialect.has(Feature.STRICT_NUMBERS);
    }

    /** Releases before 15 look at the number only once all options are read: {@link #checkJobs}. */
    Given jobs(Given option) {
        return strict
                ? number(option, "-j/--jobs", 1, Integer.MAX_VALUE)
                : option.with(Numbers.leading(option.text()).toString());
    }

    /** To be called where releases before 15 check the number of jobs; returns it. */
    int checkJobs(Arguments arguments) {
        return Numbers.inRange(jobs(arguments), 1, Integer.MAX_VALUE, NO_JOBS);
    }

    /** Whether more than one job was asked for. */
    boolean severalJobs(Arguments arguments) {
        return Numbers.leading(jobs(arguments)).compareTo(BigInteger.ONE) > 0;
    }

    Given rowsPerInsert(Given option) {
        if (!strict && !option.text().matches("\\s*[+-]?\\d+")) {
            throw new UsageException("rows-per-insert must be in range 1..2147483647");
        }
        return number(option, strict ? "--rows-per-insert" : "rows-per-insert", 1, Integer.MAX_VALUE);
    }

    Given extraFloatDigits(Given option) {
        return number(option, strict ? "--extra-float-digits" : "extra_float_digits", -15, 3);
    }

    Given compressionLevel(Given option) {
        return number(option, strict ? "-Z/--compress" : "compression level", 0, 9);
    }

    Given transactionSize(Given option) {
        return number(option, "--transaction-size", 1, Integer.MAX_VALUE);
    }

    private Given number(Given option, String name, int lowest, int highest) {
        int number = strict
                ? Numbers.inRange(option.text(), name, lowest, highest)
                : Numbers.inRange(
                        option.text(), lowest, highest, name + " must be in range " + lowest + ".." + highest);
        return option.with(String.valueOf(number));
    }

    private static String jobs(Arguments arguments) {
        String jobs = arguments.last("j");
        return jobs == null ? "1" : jobs;
    }
}
