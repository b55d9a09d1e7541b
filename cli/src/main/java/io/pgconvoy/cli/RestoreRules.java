package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.cli.getopt.ArgumentException;
import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.List;

/** What pg_restore checks of its arguments. */
final class RestoreRules implements ArgumentRules {
    private final Dialect dialect;
    private final NumberOptions numbers;
    private final FilterOptions filters;

    RestoreRules(Dialect dialect, CommandContext context) {
        this.dialect = dialect;
        this.numbers = new NumberOptions(dialect);
        this.filters = new FilterOptions(context.standardStreams());
    }

    @Override
    public List<Given> arrived(Given option) {
        return switch (option.key()) {
            case "section" -> {
                OptionWords.section(option.text());
                yield List.of(option);
            }
            case "filter" -> filters.forRestore(option.text());
            case "j" -> List.of(numbers.jobs(option));
            case "transaction-size" -> List.of(numbers.transactionSize(option));
            default -> List.of(option);
        };
    }

    @Override
    public void check(Arguments arguments) {
        checkTarget(arguments);
        Together together = new Together(arguments);
        together.checkContents(false);
        together.exclude("c", "a");
        together.exclude("1", "transaction-size");
        together.exclude("C", "1");
        if (numbers.checkJobs(arguments) > 1 && arguments.has("1")) {
            throw new UsageException("cannot specify both --single-transaction and multiple jobs");
        }
        together.require("if-exists", "c");
        OptionFormats.archive(arguments.last("F"), dialect.has(Feature.PLAIN_ARCHIVE_ADVICE));
    }

    private static void checkTarget(Arguments arguments) {
        if (!arguments.has("d") && !arguments.has("f") && !arguments.has("l")) {
            throw new UsageException("one of -d/--dbname and -f/--file must be specified");
        }
        if (!arguments.has("d")) {
            String key = arguments.last("restrict-key");
            if (key != null) {
                OptionWords.checkRestrictKey(key);
            }
            return;
        }
        if (arguments.has("f")) {
            throw ArgumentException.error(Together.complaint(arguments, "d", "f"));
        }
        new Together(arguments).exclude("d", "restrict-key");
    }
}
