package io.pgconvoy.connect.conninfo;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the program and shapes how it connects; handed in, so that nothing deeper reads the process.
 *
 * @param variables environment variables
 * @param home the user's home directory; null if there is none
 * @param userName the operating system's name of the user; null if unknown
 * @param warnings takes each warning, a sentence without "WARNING:"
 */
public record Environment(
        Map<String, String> variables,
        @Nullable Path home,
        @Nullable String userName,
        Consumer<String> warnings) {
    /** Where Debian's libpq looks for {@code pg_service.conf} when {@code PGSYSCONFDIR} is not set. */
    private static final Path DEFAULT_SYSCONFDIR = Path.of("/etc/postgresql-common");

    /** The environment of this process. */
    public static Environment ofProcess(Consumer<String> warnings) {
        Map<String, String> variables = System.getenv();
        String home = variables.getOrDefault("HOME", "");
        return new Environment(
                variables,
                Path.of(home.isEmpty() ? System.getProperty("user.home") : home),
                System.getProperty("user.name"),
                warnings);
    }

    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    /** A file below the home directory; null if there is no home. */
    public @Nullable Path inHome(String relativePath) {
        return home == null ? null : home.resolve(relativePath);
    }

    Path systemConfiguration() {
        String directory = variable("PGSYSCONFDIR");
        return directory == null ? DEFAULT_SYSCONFDIR : Path.of(directory);
    }
}
