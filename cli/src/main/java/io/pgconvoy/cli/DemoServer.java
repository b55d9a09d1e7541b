package io.pgconvoy.cli;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server out of our own luggage, with all its files in one temporary directory. Closing stops it and removes
 * the directory; so does the end of the JVM.
 */
final class DemoServer implements AutoCloseable {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger ZONKY = Logger.getLogger("io.zonky.test");

    private final Path directory;
    private final EmbeddedPostgres server;

    private DemoServer(Path directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    static DemoServer start() {
        ZONKY.setLevel(Level.OFF);
        Path directory = temporaryDirectory();
        Path log = directory.resolve("server.log");
        try {
            return new DemoServer(directory, launch(directory, log.toFile()));
        } catch (IOException | IllegalStateException e) {
            EngineException failure = new EngineException(
                    ErrorCode.UNSUPPORTED, "could not start the embedded server: " + reason(e, log), e);
            remove(directory);
            throw failure;
        }
    }

    private static EmbeddedPostgres launch(Path directory, File log) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setPGStartupWait(Duration.ofMinutes(1))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C")
                // It lives for a minute and nobody will miss it: speed before safety.
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("maintenance_work_mem", "128MB")
                .setServerConfig("autovacuum", "off")
                .start();
    }

    Path directory() {
        return directory;
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(directory);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("pgconvoy-demo-");
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.STORAGE_PERMANENT, "could not create a temporary directory: " + e.getMessage(), e);
        }
    }

    /** The last line the server's programs said, if they said anything, is better than the library's exception. */
    private static String reason(Exception failure, Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.isEmpty() ? String.valueOf(failure.getMessage()) : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return String.valueOf(failure.getMessage());
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
