package io.pgconvoy.cli;

import io.pgconvoy.cli.getopt.LongOption;
import io.pgconvoy.cli.getopt.OptionTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/** The help of a stock tool's name: the command's options as far as that tool has them. */
final class StockHelp {
    private StockHelp() {}

    static String text(StockTool tool, OptionTable table, CommandLine command) {
        Help help = command.getHelp();
        Set<String> names = names(table);
        String line = System.lineSeparator();
        return help.description() + line
                + "Usage:" + line
                + "  " + tool.program() + (" [OPTION]... " + tool.operand()).stripTrailing() + line
                + OptionSections.render(help, option -> reduced(option, names))
                + help.footer();
    }

    private static Set<String> names(OptionTable table) {
        Set<String> names = new HashSet<>(List.of("--help", "-?", "--version", "-V"));
        for (LongOption option : table.options()) {
            names.add("--" + option.name());
            names.add("-" + option.key());
        }
        return names;
    }

    /** The option under the names of this tool; hidden if there are none. */
    private static OptionSpec reduced(OptionSpec option, Set<String> names) {
        String[] known =
                List.of(option.names()).stream().filter(names::contains).toArray(String[]::new);
        OptionSpec.Builder reduced = option.toBuilder();
        return known.length == 0
                ? reduced.hidden(true).build()
                : reduced.names(known).build();
    }
}
