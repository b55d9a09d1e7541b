package io.pgconvoy.cli;

import io.pgconvoy.api.MigrateOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** {@code --reconnect-timeout}. */
@Heading("General options")
final class ReconnectOption {
    @Option(
            names = "--reconnect-timeout",
            paramLabel = "SECONDS",
            description = "wait so long for a server that has gone away meanwhile (default: 120)")
    private int seconds = Math.toIntExact(MigrateOptions.DEFAULT_PATIENCE.toSeconds());

    Duration patience() {
        return Duration.ofSeconds(
                Numbers.inRange(String.valueOf(seconds), "--reconnect-timeout", 0, Integer.MAX_VALUE));
    }
}
