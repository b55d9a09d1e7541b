package io.pgconvoy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the script of a cluster goes. */
@Heading("General options")
final class ClusterOutputOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILENAME",
            description = "output file (default: standard output)")
    private @Nullable String file;

    @Option(names = "--no-sync", description = "do not wait until the output is safely on disk")
    private boolean noSync;

    @Nullable
    String file() {
        return file;
    }

    boolean sync() {
        return !noSync;
    }
}
