package io.pgconvoy.cli;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.cli.getopt.ArgumentException;
import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Getopt;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.cli.getopt.OptionTable;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs a command from arguments that are read by the rules of the stock tools: {@code pgconvoy dump} and {@code restore}
 * with all options there are, {@code pg_dump} and {@code pg_restore} with exactly those of one release.
 */
final class Launch {
    private static final Set<String> READ_LIKE_STOCKS = Set.of("dump", "dumpall", "restore");

    private final CommandContext context;
    private final CommandLine pgconvoy;
    private final Failures failures;

    private Launch(CommandContext context, String command) {
        this.context = context;
        this.pgconvoy = CommandLines.create(context, command);
        this.failures = new Failures(context);
    }

    /** Returns the exit status. */
    static int run(CommandContext context, String... args) {
        String first = args.length == 0 ? "" : args[0];
        return new Launch(
                        context, StockTool.named(first).map(StockTool::command).orElse(first))
                .run(args);
    }

    private int run(String[] args) {
        if (args.length == 0) {
            return pgconvoy.execute(args);
        }
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            return StockTool.named(args[0])
                    .map(tool -> stock(tool, rest))
                    .orElseGet(() -> READ_LIKE_STOCKS.contains(args[0]) ? own(args[0], rest) : pgconvoy.execute(args));
        } catch (ArgumentException e) {
            return failures.badArguments(e);
        } catch (EngineException e) {
            return failures.failed(e);
        }
    }

    private int stock(StockTool tool, String[] args) {
        Dialect dialect = CompatOption.of(context.environment().variables()).orElse(Dialect.newest());
        context.messages().speakAs(tool.program(), dialect.has(Feature.PREFIXED_HINTS));
        OptionTable table = OptionTable.of(tool.program(), dialect);
        String first = args.length == 0 ? "" : args[0];
        if (first.equals("--help") || first.equals("-?")) {
            context.out().print(StockHelp.text(tool, table, subcommand(tool.command())));
            return ExitStatus.OK;
        }
        if (first.equals("--version") || first.equals("-V")) {
            context.out()
                    .println(tool.program() + " (PostgreSQL) " + dialect + " (pgconvoy " + Versions.pgconvoy() + ")");
            return ExitStatus.OK;
        }
        return execute(tool.command(), args, table, dialect, true);
    }

    private int own(String command, String[] args) {
        context.messages().command("pgconvoy " + command);
        OptionTable table = CommandLines.options(subcommand(command).getCommandSpec());
        return execute(command, args, table, Dialect.newest(), false);
    }

    private int execute(String command, String[] args, OptionTable table, Dialect dialect, boolean asStock) {
        Object subcommand = subcommand(command).getCommand();
        if (subcommand instanceof DumpCommand dump) {
            return execute(command, args, table, 1, new DumpRules(dialect, asStock, context, dump::alsoExtension));
        }
        if (subcommand instanceof DumpAllCommand dumpAll) {
            return execute(command, args, table, 0, new DumpAllRules(dialect, asStock, context, dumpAll));
        }
        return execute(command, args, table, 1, new RestoreRules(dialect, context));
    }

    private int execute(String command, String[] args, OptionTable table, int operandsAllowed, ArgumentRules rules) {
        List<Given> options = new ArrayList<>();
        List<String> operands = Getopt.parse(table, args, option -> options.addAll(rules.arrived(option)));
        Arguments arguments = new Arguments(table, options, operands);
        if (!arguments.has("?") && !arguments.has("V")) {
            checkOperands(arguments, command.equals("dump") && arguments.has("d") ? 0 : operandsAllowed);
            rules.check(arguments);
        }
        return pgconvoy.execute(Stream.concat(Stream.of(command), arguments.spelledOut().stream())
                .toArray(String[]::new));
    }

    private CommandLine subcommand(String name) {
        CommandLine found = pgconvoy.getSubcommands().get(name);
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
