package io.pgconvoy.cli;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.cli.getopt.ArgumentException;
import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Getopt;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.cli.getopt.OptionTable;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.DriverSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Runs a command from arguments that are read by the rules of the stock tools: {@code pgconvoy dump} and {@code restore}
 * with all options there are, {@code pg_dump} and {@code pg_restore} with exactly those of one release.
 */
final class Launch {
    private static final Set<String> READ_LIKE_STOCKS = Set.of("dump", "dumpall", "restore");

    /** Commands that open a session whatever their arguments are, unless these are wrong. */
    private static final Set<String> CONNECTING =
            Set.of("dump", "dumpall", "pg_dump", "pg_dumpall", "migrate", "compare");

    private final CommandContext context;
    private final Failures failures;

    private Launch(CommandContext context) {
        this.context = context;
        this.failures = new Failures(context);
    }

    /** Begins what {@link #run} would wait for later. */
    static void begin(String... args) {
        if (args.length > 0 && CONNECTING.contains(args[0])) {
            DriverSetup.begin();
        }
    }

    /** Returns the exit status. */
    static int run(CommandContext context, String... args) {
        return new Launch(context).run(args);
    }

    private int run(String[] args) {
        if (args.length == 0) {
            return CommandLines.create(context).execute(args);
        }
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            Optional<StockTool> tool = StockTool.named(args[0]);
            if (tool.isPresent()) {
                return stock(tool.get(), rest);
            }
            return READ_LIKE_STOCKS.contains(args[0])
                    ? own(args[0], rest)
                    : CommandLines.create(context, args[0]).execute(withoutLoneDash(args));
        } catch (ArgumentException e) {
            return failures.badArguments(e);
        } catch (EngineException e) {
            return failures.failed(e);
        }
    }

    /** Picocli stumbles over a lone dash, unless it stands behind two. */
    private static String[] withoutLoneDash(String[] args) {
        int last = args.length - 1;
        if (!args[last].equals("-")) {
            return args;
        }
        String[] separated = Arrays.copyOf(args, args.length + 1);
        separated[last] = "--";
        separated[last + 1] = "-";
        return separated;
    }

    private int stock(StockTool tool, String[] args) {
        Dialect dialect = CompatOption.of(context.environment().variables()).orElse(Dialect.newest());
        context.messages().speakAs(tool.program(), dialect);
        OptionTable table = OptionTable.of(tool.program(), dialect);
        String first = args.length == 0 ? "" : args[0];
        if (first.equals("--help") || first.equals("-?")) {
            context.out().print(StockHelp.text(tool, table, subcommand(tool.command())));
            return ExitStatus.OK;
        }
        if (first.equals("--version") || first.equals("-V")) {
            String version = CompatOption.version(context.environment().variables(), dialect);
            context.out().println(tool.program() + " (PostgreSQL) " + version);
            return ExitStatus.OK;
        }
        return execute(tool.command(), args, table, dialect);
    }

    private int own(String command, String[] args) {
        context.messages().command("pgconvoy " + command);
        return execute(command, args, null, Dialect.newest());
    }

    /** @param stock the options of the stock tool whose name is used; null for pgconvoy's own */
    private int execute(String command, String[] args, @Nullable OptionTable stock, Dialect dialect) {
        boolean asStock = stock != null;
        switch (command) {
            case "dump" -> {
                DumpCommand dump = new DumpCommand(context);
                DumpRules rules = new DumpRules(dialect, asStock, context, dump::alsoExtension);
                return execute(command, args, dump, OptionFields.of(dump, Set.of()), stock, rules);
            }
            case "dumpall" -> {
                DumpAllCommand dumpAll = new DumpAllCommand(context);
                DumpAllRules rules = new DumpAllRules(dialect, asStock, context, dumpAll);
                return execute(command, args, dumpAll, DumpAllCommand.fields(dumpAll), stock, rules);
            }
            default -> {
                RestoreCommand restore = new RestoreCommand(context);
                RestoreRules rules = new RestoreRules(dialect, context);
                return execute(command, args, restore, OptionFields.of(restore, Set.of()), stock, rules);
            }
        }
    }

    private int execute(
            String command,
            String[] args,
            Callable<Integer> work,
            OptionFields fields,
            @Nullable OptionTable stock,
            ArgumentRules rules) {
        OptionTable table = stock == null ? fields.table() : stock;
        List<Given> options = new ArrayList<>();
        List<String> operands = Getopt.parse(table, args, option -> options.addAll(rules.arrived(option)));
        Arguments arguments = new Arguments(table, options, operands);
        if (arguments.has("?") || arguments.has("V")) {
            return CommandLines.create(context, command)
                    .execute(Stream.concat(Stream.of(command), arguments.spelledOut().stream())
                            .toArray(String[]::new));
        }
        boolean databaseByOption = command.equals("dump") && arguments.has("d");
        checkOperands(arguments, databaseByOption ? 0 : fields.operands());
        rules.check(arguments);
        fields.set(arguments);
        return call(work);
    }

    private int call(Callable<Integer> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return failures.failed(e);
        }
    }

    private CommandLine subcommand(String name) {
        CommandLine found = CommandLines.create(context, name).getSubcommands().get(name);
        if (found == null) {
            throw new IllegalStateException("no command " + name);
        }
        return found;
    }

    private static void checkOperands(Arguments arguments, int most) {
        List<String> operands = arguments.operands();
        if (operands.size() > most) {
            throw ArgumentException.error("too many command-line arguments (first is \"" + operands.get(most) + "\")");
        }
    }
}
