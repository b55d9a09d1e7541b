package io.pgconvoy.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Prints a command's options in sections, one for each {@link Heading} of its mixins, in the order of the mixins. */
final class OptionSections {
    private OptionSections() {}

    static void install(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionSections::render);
    }

    private static String render(Help help) {
        return render(help, UnaryOperator.identity());
    }

    /** @param shown makes of each option what is to be shown of it */
    static String render(Help help, UnaryOperator<OptionSpec> shown) {
        StringBuilder text = new StringBuilder();
        sections(help.commandSpec(), shown).forEach((heading, options) -> {
            if (options.isEmpty()) {
                return;
            }
            text.append(System.lineSeparator()).append(heading).append(':').append(System.lineSeparator());
            Help.Layout layout = help.createDefaultLayout();
            layout.addOptions(options, help.parameterLabelRenderer());
            text.append(layout);
        });
        return text.toString();
    }

    private static Map<String, List<OptionSpec>> sections(CommandSpec command, UnaryOperator<OptionSpec> shown) {
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        for (CommandSpec mixin : command.mixins().values()) {
            Heading heading = mixin.userObject().getClass().getAnnotation(Heading.class);
            String title = heading == null ? "General options" : heading.value();
            sections.computeIfAbsent(title, unused -> new ArrayList<>()).addAll(visible(mixin, command, shown));
        }
        return sections;
    }

    /** A command may have removed options of a mixin that make no sense for it. */
    private static List<OptionSpec> visible(CommandSpec mixin, CommandSpec command, UnaryOperator<OptionSpec> shown) {
        return mixin.options().stream()
                .filter(option -> command.findOption(option.longestName()) != null)
                .map(shown)
                .filter(option -> !option.hidden())
                .toList();
    }
}
