package io.pgconvoy.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pgconvoy} without a command. */
@Command(
        name = "pgconvoy",
        versionProvider = Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "pgconvoy dumps, restores, migrates and verifies PostgreSQL databases, without client binaries.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "Options:%n",
        footer = {"", "Run \"pgconvoy COMMAND --help\" for the options of a command."})
final class RootCommand implements Runnable {
    @Mixin
    private final HelpOptions help = new HelpOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }
}
