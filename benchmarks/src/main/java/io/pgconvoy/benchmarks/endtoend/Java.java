package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java that is installed.
 *
 * @param home the folder in which {@code bin/java} is
 */
record Java(int major, Path home) {
    /** The first for which the launcher makes an ahead-of-time cache: what starts fastest. */
    static final int WITH_CACHE = 25;

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The Java that the variable PGCONVOY_JAVA_25 names, or one where Linux distributions put them. */
    static Optional<Java> withCache() {
        String named = System.getenv("PGCONVOY_JAVA_25");
        if (named != null) {
            return of(Path.of(named));
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.sorted().flatMap(home -> of(home).stream()).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Java> of(Path home) {
        Properties release = new Properties();
        try (var in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.matches(WITH_CACHE + "(\\..*)?") ? Optional.of(new Java(WITH_CACHE, home)) : Optional.empty();
    }
}
