package io.pgconvoy.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

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
        line.setExecutionExceptionHandler((failure, command, parsed) -> failures.failed(failure, command));
    }

    private static PrintWriter writer(PrintStream out) {
        return new PrintWriter(new OutputStreamWriter(out, Charset.defaultCharset()), true);
    }
}
