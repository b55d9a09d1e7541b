package io.pgconvoy.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with arguments in the words of {@code getopt_long} and the stock tools. */
final class ArgumentErrors {
    private static final Pattern AMBIGUOUS = Pattern.compile("Error: '(.*)' is not unique: it matches (.*)");

    /** What picocli says where an option that there must be is not there. */
    private static final String NOT_GIVEN = "Missing required option";

    private ArgumentErrors() {}

    static String wording(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return "option \"" + option.longestName() + "\" "
                    + (String.valueOf(missing.getMessage()).startsWith(NOT_GIVEN)
                            ? "is missing"
                            : "requires an argument");
        }
        if (failure.getArgSpec() instanceof OptionSpec option
                && option.typeInfo().isBoolean()) {
            return "option \"" + option.longestName() + "\" does not take an argument";
        }
        String message = String.valueOf(failure.getMessage());
        Matcher ambiguous = AMBIGUOUS.matcher(message);
        return ambiguous.matches()
                ? "option \"" + ambiguous.group(1) + "\" is ambiguous; possibilities: "
                        + ambiguous.group(2).replace('\'', '"')
                : message;
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        String first = failure.getUnmatched().get(0);
        if (failure.isUnknownOption()) {
            return "unrecognized option \"" + first + "\"";
        }
        return failure.getCommandLine().getSubcommands().isEmpty()
                ? "too many command-line arguments (first is \"" + first + "\")"
                : "unknown command \"" + first + "\"";
    }
}
