package io.pgconvoy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code pgconvoy} command: parses the arguments, runs one subcommand and exits with its status. */
@Command(
        name = "pgconvoy",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Dumps, restores, migrates and verifies PostgreSQL databases, without client binaries.")
public final class Main implements Runnable {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.err);
    }
}
