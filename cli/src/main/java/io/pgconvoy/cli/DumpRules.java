package io.pgconvoy.cli;

import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.cli.getopt.ArgumentException;
import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.CompressionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What pg_dump checks of its arguments. */
final class DumpRules implements ArgumentRules {
    private final Dialect dialect;
    private final boolean asStock;
    private final boolean levelsOnly;
    private final NumberOptions numbers;
    private final FilterOptions filters;
    private final Messages messages;
    private final Consumer<String> extensions;

    /**
     * @param asStock whether nothing is taken that stock refuses; otherwise any format is written by several jobs
     * @param extensions takes extensions that filter files ask for: unlike those of {@code -e} they exclude nothing else
     */
    DumpRules(Dialect dialect, boolean asStock, CommandContext context, Consumer<String> extensions) {
        this.dialect = dialect;
        this.asStock = asStock;
        this.levelsOnly = asStock && !dialect.has(Feature.COMPRESSION_SPECIFICATIONS);
        this.numbers = new NumberOptions(dialect);
        this.filters = new FilterOptions(context.standardStreams());
        this.messages = context.messages();
        this.extensions = extensions;
    }

    @Override
    public List<Given> arrived(Given option) {
        switch (option.key()) {
            case "section" -> OptionWords.section(option.text());
            case "progress" -> ProgressOptions.style(option.text());
            case "sync-method" -> OptionWords.checkSyncMethod(option.text());
            case "no-synchronized-snapshots" -> {
                // For servers before 9.2: the others synchronize snapshots at no cost.
                return List.of();
            }
            case "X", "help", "version" -> throw ArgumentException.complaint("");
            case "filter" -> {
                return filters.forDump(option.text(), extensions);
            }
            default -> {
                return List.of(number(option));
            }
        }
        return List.of(option);
    }

    private Given number(Given option) {
        return switch (option.key()) {
            case "j" -> !asStock && option.text().equals(DumpOutputOptions.AUTO) ? option : numbers.jobs(option);
            case "rows-per-insert" -> numbers.rowsPerInsert(option);
            case "extra-float-digits" -> numbers.extraFloatDigits(option);
            case "Z" -> levelsOnly ? numbers.compressionLevel(option) : option;
            default -> option;
        };
    }

    @Override
    public void check(Arguments arguments) {
        checkContents(arguments);
        OutputFormat format = OptionFormats.output(arguments.last("F"));
        checkRestrictKey(arguments, format);
        Algorithm algorithm = algorithm(arguments.last("Z"));
        if (asStock && numbers.checkJobs(arguments) > 1 && format != OutputFormat.DIRECTORY) {
            throw new UsageException("parallel backup only supported by the directory format");
        }
        if (format == OutputFormat.TAR && algorithm != Algorithm.NONE) {
            throw new UsageException("compression is not supported by tar archive format");
        }
        if (format == OutputFormat.DIRECTORY && !arguments.has("f")) {
            throw new UsageException("no output directory specified");
        }
        if (OptionFormats.appends(arguments.last("F")) && arguments.has("f")) {
            throw new UsageException("no dump is added to a file that is there; append standard output to it");
        }
    }

    private void checkContents(Arguments arguments) {
        Together together = new Together(arguments);
        boolean helpOrder = dialect.has(Feature.EXCLUSIONS_IN_HELP_ORDER);
        together.checkContents(helpOrder);
        together.excludeInOrder("s", "include-foreign-data", helpOrder);
        if (asStock && arguments.has("include-foreign-data") && numbers.severalJobs(arguments)) {
            throw new UsageException("option --include-foreign-data is not supported with parallel backup");
        }
        together.exclude("c", "a");
        together.require("if-exists", "c");
        if (arguments.has("on-conflict-do-nothing") && !asInserts(arguments)) {
            throw new UsageException("option --on-conflict-do-nothing requires option --inserts, --rows-per-insert,"
                    + " or --column-inserts");
        }
    }

    private static boolean asInserts(Arguments arguments) {
        return arguments.has("inserts") || arguments.has("column-inserts") || arguments.has("rows-per-insert");
    }

    private void checkRestrictKey(Arguments arguments, OutputFormat format) {
        String key = arguments.last("restrict-key");
        if (key == null) {
            return;
        }
        boolean tarToo = dialect.has(Feature.RESTRICT_KEY_FOR_TAR);
        if (format != OutputFormat.PLAIN && !(tarToo && format == OutputFormat.TAR)) {
            throw new UsageException(
                    "option --restrict-key can only be used with --format=plain" + (tarToo ? " or --format=tar" : ""));
        }
        OptionWords.checkRestrictKey(key);
    }

    private Algorithm algorithm(@Nullable String compression) {
        if (compression == null) {
            return Algorithm.NONE;
        }
        CompressionSpec spec = CompressionSpec.parse(compression);
        if (!spec.warnings().isEmpty()) {
            messages.warning("compression option \"workers\" is not currently supported by " + messages.program());
        }
        return spec.compression().algorithm();
    }
}
