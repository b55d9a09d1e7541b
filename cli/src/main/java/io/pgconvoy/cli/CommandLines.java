package io.pgconvoy.cli;

import io.pgconvoy.cli.getopt.LongOption;
import io.pgconvoy.cli.getopt.OptionTable;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Assembles the commands into one parser that takes arguments as {@code getopt_long} does. */
final class CommandLines {
    /** In the order in which help lists them. */
    private static final Map<String, Function<CommandContext, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("dump", DumpCommand::new);
        COMMANDS.put("dumpall", DumpAllCommand::create);
        COMMANDS.put("restore", RestoreCommand::new);
        COMMANDS.put("list", ListCommand::new);
        COMMANDS.put("verify", VerifyCommand::new);
        COMMANDS.put("migrate", MigrateCommand::new);
        COMMANDS.put("compare", CompareCommand::new);
        COMMANDS.put("demo", DemoCommand::new);
    }

    private CommandLines() {}

    static CommandLine create(CommandContext context) {
        return create(context, "");
    }

    /**
     * Assembling a command takes a good part of the time until it runs, so the others are left out where it is known.
     *
     * @param wanted the command that will run; all are assembled if it is none of them
     */
    static CommandLine create(CommandContext context, String wanted) {
        CommandLine line = new CommandLine(new RootCommand());
        COMMANDS.forEach((name, command) -> {
            if (name.equals(wanted) || !COMMANDS.containsKey(wanted)) {
                line.addSubcommand(command.apply(context));
            }
        });
        line.getSubcommands().values().forEach(OptionSections::install);
        configure(line, context);
        return line;
    }

    /** A command's options as {@code getopt_long} wants them. */
    static OptionTable options(CommandSpec command) {
        List<LongOption> options = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            List<String> names = Stream.of(option.names())
                    .filter(name -> name.startsWith("--"))
                    .map(name -> name.substring(2))
                    .toList();
            String key = Stream.of(option.names())
                    .filter(name -> !name.startsWith("--"))
                    .map(name -> name.substring(1))
                    .findFirst()
                    .orElse(names.get(0));
            names.forEach(
                    name -> options.add(new LongOption(name, !option.typeInfo().isBoolean(), key)));
        }
        return new OptionTable(options);
    }

    private static void configure(CommandLine line, CommandContext context) {
        line.setAbbreviatedOptionsAllowed(true);
        line.setOverwrittenOptionsAllowed(true);
        line.setAllowOptionsAsOptionParameters(true);
        // A pattern or password may begin with '@'.
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(80);
        line.setUsageHelpLongOptionsMaxWidth(32);
        line.setOut(writer(context.out()));
        Failures failures = new Failures(context);
        line.setParameterExceptionHandler((failure, args) -> failures.badArguments(failure));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failures.failed(failure));
    }

    private static PrintWriter writer(PrintStream out) {
        return new PrintWriter(new OutputStreamWriter(out, Charset.defaultCharset()), true);
    }
}
