package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server out of our own luggage, with all its files in one directory. Closing stops it; so does cancelling
 * the job, even one that is only about to start the server.
 */
final class DemoServer implements AutoCloseable {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger ZONKY = Logger.getLogger("io.zonky.test");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 15;
    private static final Pattern COMPLAINT = Pattern.compile("\\b(error|ERROR|FATAL|PANIC):");

    /** It lives for a minute and nobody will miss it: speed before safety. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "max_wal_size", "4GB",
            "shared_buffers", "256MB",
            "maintenance_work_mem", "128MB",
            "autovacuum", "off");

    private final Path directory;
    private final Cancellation.Registration registration;
    private volatile @Nullable Thread starting;
    private @Nullable EmbeddedPostgres server;

    private DemoServer(Path directory, CommandContext context) {
        this.directory = directory;
        this.registration = context.cancellation().onCancel(this::interruptStart);
        context.onGivingUp().accept(this::terminate);
    }

    static DemoServer start(Path directory, CommandContext context) {
        DemoServer server = new DemoServer(directory, context);
        try {
            server.launch();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            context.cancellation().check();
            throw new EngineException(
                    ErrorCode.UNSUPPORTED, "could not start the embedded server: " + server.reason(e), e);
        }
    }

    int port() {
        if (server == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return server.getPort();
    }

    private void launch() throws IOException {
        ZONKY.setLevel(Level.OFF);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setDataDirectory(data())
                .setPGStartupWait(PATIENCE)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C");
        SETTINGS.forEach(builder::setServerConfig);
        starting = Thread.currentThread();
        try {
            server = builder.start();
        } finally {
            starting = null;
            Thread.interrupted();
        }
    }

    @Override
    public void close() {
        registration.close();
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            terminate();
        }
    }

    /** Once it runs, the server needs no interrupting: the job's sessions are cancelled, and then it is closed. */
    private void interruptStart() {
        Thread waiting = starting;
        if (waiting != null) {
            waiting.interrupt();
            ProcessHandle.current().descendants().filter(this::isOurs).forEach(ProcessHandle::destroy);
        }
    }

    /** Stops what still runs: the programs that were to start a server, and a server that nobody waited for. */
    private void terminate() {
        List<ProcessHandle> left = Stream.concat(ProcessHandle.current().descendants(), postmaster())
                .filter(this::isOurs)
                .toList();
        left.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] exits = left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            left.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its parent has exited, so it is not among our own processes. */
    private Stream<ProcessHandle> postmaster() {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"), StandardCharsets.UTF_8)) {
            // A server in single-user mode writes its number negated, which to kill(2) is a process group.
            return lines.findFirst().map(Long::parseLong).filter(pid -> pid > 1).flatMap(ProcessHandle::of).stream();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Stream.empty();
        }
    }

    /** A process number that was read from a file may be anybody's by now: only the command line tells. */
    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(directory.toString());
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("server.log");
    }

    /** The last error the server's programs complained about is better than the library's exception. */
    private String reason(Exception failure) {
        String library = String.valueOf(failure.getMessage());
        try {
            List<String> complaints = Files.readAllLines(log(), StandardCharsets.UTF_8).stream()
                    .filter(line -> COMPLAINT.matcher(line).find())
                    .toList();
            return complaints.isEmpty() ? library : withAdvice(complaints.get(complaints.size() - 1));
        } catch (IOException e) {
            return library;
        }
    }

    /** For root, the library starts the server in a user namespace of its own, where the system allows that. */
    private static String withAdvice(String complaint) {
        return complaint.contains("cannot be run as root")
                ? complaint + " and this system does not let root create a user namespace; run the demo as another user"
                : complaint;
    }
}
