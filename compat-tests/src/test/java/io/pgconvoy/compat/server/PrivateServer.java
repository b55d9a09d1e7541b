package io.pgconvoy.compat.server;

import io.pgconvoy.connect.ServerVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server with settings of its own, for one test class: it stops on {@link #close()}, or at the latest with the JVM. */
public final class PrivateServer implements StockServer, AutoCloseable {
    private static final long START_NANOS = 60_000_000_000L;

    private final Installation installation;
    private final Path home;
    private final int port;
    private final Process keeper;
    private boolean detached;

    private PrivateServer(Installation installation, Path home, int port, Process keeper) {
        this.installation = installation;
        this.home = home;
        this.port = port;
        this.keeper = keeper;
    }

    /**
     * What makes the server different.
     *
     * @param settings lines of {@code postgresql.conf}
     * @param access lines of {@code pg_hba.conf}; whatever they say, the superuser gets in from 127.0.0.1 unencrypted
     * @param files by name, put into the data directory for the server alone to read
     */
    public record Setup(List<String> settings, List<String> access, Map<String, byte[]> files) {}

    static PrivateServer start(Installation installation, Setup setup) {
        try {
            Path home = Files.createTempDirectory("pgconvoy-private");
            own(home);
            Path data = home.resolve("data");
            run(installation.command(
                    "initdb",
                    "-D",
                    data.toString(),
                    "-N",
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C"));
            int port = freePort();
            configure(installation, home, port, setup);
            List<String> command = new ArrayList<>(List.of("sh", "-c", LocalServer.KEEPER, "sh"));
            command.addAll(List.of(home.toString(), home.resolve("log").toString()));
            command.addAll(installation.command("postgres", "-D", data.toString()));
            PrivateServer server = new PrivateServer(
                    installation,
                    home,
                    port,
                    Programs.builder(command, Map.of()).start());
            server.await();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configure(Installation installation, Path home, int port, Setup setup) throws IOException {
        Path data = home.resolve("data");
        List<String> settings = new ArrayList<>(ServerSettings.of(installation, port));
        settings.add("unix_socket_directories = '" + home + "'");
        settings.addAll(setup.settings());
        Files.write(data.resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
        List<String> access = new ArrayList<>(List.of("hostnossl all postgres 127.0.0.1/32 trust"));
        access.addAll(setup.access());
        Files.write(data.resolve("pg_hba.conf"), access, StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> file : setup.files().entrySet()) {
            Path path = Files.write(data.resolve(file.getKey()), file.getValue());
            own(path);
            run(List.of("chmod", "600", path.toString()));
        }
    }

    /** Gives a file of ours to the account that the server runs under. */
    private static void own(Path path) {
        if (Programs.isRoot()) {
            run(List.of("chown", Accounts.unprivileged() + ":" + Accounts.unprivilegedGroup(), path.toString()));
        }
    }

    private void await() throws IOException {
        long deadline = System.nanoTime() + START_NANOS;
        while (true) {
            try {
                connect("postgres").close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("no start\n" + Files.readString(home.resolve("log")), e);
                }
                sleep();
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server started", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) {
        Programs.run(command, Map.of()).succeeded(String.join(" ", command));
    }

    /** Where the server's Unix-domain socket is. */
    public Path socketDirectory() {
        return home;
    }

    @Override
    public ServerVersion version() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            return ServerVersion.parse(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String superuser() {
        return "postgres";
    }

    @Override
    public String origin() {
        return installation.origin();
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return Scripts.connect(this, database);
    }

    /** Stops and starts the server. In a way that pg_ctl has: smart, fast, immediate. */
    public void restart(String mode) {
        detached = true;
        Path data = home.resolve("data");
        String log = data.resolve("restart.log").toString();
        run(installation.command("pg_ctl", "restart", "-D", data.toString(), "-m", mode, "-w", "-l", log));
    }

    /** The keeper ends the server when its standard input closes. */
    @Override
    public void close() throws IOException {
        if (detached) {
            run(installation.command(
                    "pg_ctl", "stop", "-D", home.resolve("data").toString(), "-m", "immediate"));
        }
        keeper.getOutputStream().close();
        try {
            keeper.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
