package io.pgconvoy.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        StringBuilder text = new StringBuilder();
        sections(help.commandSpec()).forEach((heading, options) -> {
            text.append(System.lineSeparator()).append(heading).append(':').append(System.lineSeparator());
            Help.Layout layout = help.createDefaultLayout();
            layout.addOptions(options, help.parameterLabelRenderer());
            text.append(layout);
        });
        return text.toString();
    }

    private static Map<String, List<OptionSpec>> sections(CommandSpec command) {
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        for (CommandSpec mixin : command.mixins().values()) {
            Heading heading = mixin.userObject().getClass().getAnnotation(Heading.class);
            String title = heading == null ? "General options" : heading.value();
            sections.computeIfAbsent(title, unused -> new ArrayList<>()).addAll(visible(mixin, command));
        }
        return sections;
    }

    /** A command may have removed options of a mixin that make no sense for it. */
    private static List<OptionSpec> visible(CommandSpec mixin, CommandSpec command) {
        return mixin.options().stream()
                .filter(option -> !option.hidden() && command.findOption(option.longestName()) != null)
                .toList();
    }
}
