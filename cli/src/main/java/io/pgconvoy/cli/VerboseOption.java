package io.pgconvoy.cli;

import picocli.CommandLine.Option;

/** {@code -v}. */
@Heading("General options")
final class VerboseOption {
    /** Several times means more in stock; here once says all. */
    @Option(
            names = {"-v", "--verbose"},
            description = "say what is being done, and more about errors")
    private boolean[] verbose = {};

    boolean isSet() {
        return verbose.length > 0;
    }
}
