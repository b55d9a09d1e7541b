package io.pgconvoy.cli;

import io.pgconvoy.cli.getopt.LongOption;
import io.pgconvoy.cli.getopt.OptionTable;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Assembles the commands into one parser that takes arguments as {@code getopt_long} does. */
final class CommandLines {
    private CommandLines() {}

    static CommandLine create(CommandContext context) {
        CommandLine line = new CommandLine(new RootCommand());
        line.addSubcommand(new DumpCommand(context));
        line.addSubcommand(DumpAllCommand.create(context));
        line.addSubcommand(new RestoreCommand(context));
        line.addSubcommand(new DemoCommand(context));
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
