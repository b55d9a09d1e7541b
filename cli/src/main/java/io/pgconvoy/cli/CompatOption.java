package io.pgconvoy.cli;

import io.pgconvoy.connect.Dialect;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --compat}: the stock release whose output is reproduced. */
@Heading("General options")
final class CompatOption {
    static final String VARIABLE = "PGCONVOY_COMPAT";

    /** As in {@code 18.6 (Debian 18.6-3)}. */
    private static final Pattern BUILD = Pattern.compile("\\s*\\((.*)\\)\\s*$");

    @Option(
            names = "--compat",
            paramLabel = "RELEASE",
            description = "write what this release of the stock tools would: a major such as 18, or a minor such as"
                    + " 13.16 (default: environment variable PGCONVOY_COMPAT, else the major of the server)")
    private @Nullable String release;

    /** What the environment names. */
    static Optional<Dialect> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .map(release -> BUILD.matcher(release).replaceFirst(""))
                .filter(release -> !release.isBlank())
                .map(Dialect::parse);
    }

    /**
     * What a stock tool of that release says its version is. pg_upgrade takes none but that of its own build: where the
     * variable has one in parentheses, this is it, without any words if there are none.
     */
    static String version(Map<String, String> environment, Dialect dialect) {
        Matcher build = BUILD.matcher(environment.getOrDefault(VARIABLE, ""));
        if (!build.find()) {
            return dialect + " (pgconvoy " + Versions.pgconvoy() + ")";
        }
        return build.group(1).isBlank() ? dialect.toString() : dialect + " (" + build.group(1) + ")";
    }

    /** Null when neither option nor environment names one: then the server decides. */
    @Nullable
    Dialect dialect(Map<String, String> environment) {
        return release == null ? of(environment).orElse(null) : Dialect.parse(release);
    }
}
