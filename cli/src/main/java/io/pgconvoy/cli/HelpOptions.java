package io.pgconvoy.cli;

import picocli.CommandLine.Option;

/** What every command answers without doing anything. */
@Heading("General options")
final class HelpOptions {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "print the versions of pgconvoy, Java and the JDBC driver, then exit")
    private boolean version;

    @Option(
            names = {"-?", "--help"},
            usageHelp = true,
            description = "show this help, then exit")
    private boolean help;
}
