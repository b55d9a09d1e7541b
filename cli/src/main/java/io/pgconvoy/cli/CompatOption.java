package io.pgconvoy.cli;

import io.pgconvoy.connect.Dialect;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --compat}: the stock release whose output is reproduced. */
@Heading("General options")
final class CompatOption {
    static final String VARIABLE = "PGCONVOY_COMPAT";

    @Option(
            names = "--compat",
            paramLabel = "RELEASE",
            description = "write what this release of the stock tools would: a major such as 18, or a minor such as"
                    + " 13.16 (default: environment variable PGCONVOY_COMPAT, else the major of the server)")
    private @Nullable String release;

    /** What the environment names. */
    static Optional<Dialect> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(release -> !release.isBlank())
                .map(Dialect::parse);
    }

    /** Null when neither option nor environment names one: then the server decides. */
    @Nullable
    Dialect dialect(Map<String, String> environment) {
        return release == null ? of(environment).orElse(null) : Dialect.parse(release);
    }
}
