package io.pgconvoy.cli;

import io.pgconvoy.api.RestoreInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which archive is meant. */
@Heading("General options")
final class ArchiveOptions {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the archive (default, or -: standard input)")
    private @Nullable String archive;

    @Option(
            names = {"-F", "--archive-format"},
            paramLabel = "c|d|t",
            description = "format of the archive (default: found out)")
    private @Nullable String format;

    RestoreInput input(S3Options s3, CommandContext context) {
        return archive == null || archive.equals("-")
                ? new RestoreInput(context.standardStreams(), "standard input", OptionFormats.archive(format, false))
                : new RestoreInput(
                        Places.of(archive, true, s3, null, context), archive, OptionFormats.archive(format, false));
    }

    String name() {
        return archive == null || archive.equals("-") ? "standard input" : archive;
    }
}
