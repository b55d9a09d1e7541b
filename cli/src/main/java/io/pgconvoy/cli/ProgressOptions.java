package io.pgconvoy.cli;

import io.pgconvoy.cli.getopt.ArgumentException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command's progress is shown. */
@Heading("General options")
final class ProgressOptions {
    static final ProgressOptions DEFAULTS = new ProgressOptions();

    @Option(
            names = "--progress",
            paramLabel = "auto|json|none",
            description = "show progress on standard error: as one live line on a terminal and a line every few seconds"
                    + " elsewhere (auto, default), as a JSON object every second, or not at all")
    private String style = "auto";

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write an HTML page that shows when each worker did what, and how fast")
    private @Nullable String report;

    /** What is shown. */
    enum Style {
        AUTO,
        JSON,
        NONE
    }

    static Style style(String word) {
        return switch (word) {
            case "auto" -> Style.AUTO;
            case "json" -> Style.JSON;
            case "none" -> Style.NONE;
            default -> throw ArgumentException.error("invalid value for option --progress: \"" + word + "\"");
        };
    }

    Style style() {
        return style(style);
    }

    /** Null where none is wanted. */
    @Nullable
    String report() {
        return report;
    }
}
