package io.pgconvoy.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

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
