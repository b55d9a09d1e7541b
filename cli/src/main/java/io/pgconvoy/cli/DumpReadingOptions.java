package io.pgconvoy.cli;

import io.pgconvoy.api.ReadSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a dump reads the database. */
@Heading("Options for reading the database")
final class DumpReadingOptions {
    @Option(
            names = {"-E", "--encoding"},
            paramLabel = "ENCODING",
            description = "encoding of the dump (default: the database's)")
    private @Nullable String encoding;

    @Option(
            names = "--extra-float-digits",
            paramLabel = "NUM",
            description = "extra_float_digits while reading (default: as exact as the server can)")
    private @Nullable String extraFloatDigits;

    @Option(
            names = "--lock-wait-timeout",
            paramLabel = "TIMEOUT",
            description = "fail when a table lock takes longer: milliseconds, or a number with a unit such as 10s")
    private @Nullable String lockWaitTimeout;

    @Option(
            names = "--serializable-deferrable",
            description = "wait for a moment when the snapshot is free of serialization anomalies")
    private boolean serializableDeferrable;

    @Option(names = "--snapshot", paramLabel = "SNAPSHOT", description = "read this exported snapshot")
    private @Nullable String snapshot;

    @Nullable
    String encoding() {
        return encoding;
    }

    ReadSettings settings(@Nullable String role, int jobs) {
        return new ReadSettings(
                encoding, role, snapshot, lockWaitTimeout, extraFloatDigits(), serializableDeferrable, jobs);
    }

    private @Nullable Integer extraFloatDigits() {
        return extraFloatDigits == null ? null : Numbers.inRange(extraFloatDigits, "--extra-float-digits", -15, 3);
    }
}
