package io.pgconvoy.compat.server;

import io.pgconvoy.connect.ServerVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server from an {@link Installation}, on a free port of the loopback interface. An owned server ends with this JVM,
 * however that ends, and takes its files with it; a kept one stays for the next run to find.
 */
final class LocalServer implements StockServer {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /** Standard input closes when the JVM is gone, even if it was killed. What goes is not written to disk first. */
    static final String KEEPER = """
            home=$1; log=$2; shift 2
            trap '' INT TERM HUP
            "$@" >"$log" 2>&1 </dev/null &
            server=$!
            read -r line
            kill -QUIT "$server" && wait "$server"
            rm -rf "$home"
            """;

    private static final String DETACHED = "log=$2; shift 2; exec setsid \"$@\" >\"$log\" 2>&1 </dev/null &";

    private final Installation installation;
    private final int port;
    private final ServerVersion version;

    private LocalServer(Installation installation, int port) throws SQLException {
        this.installation = installation;
        this.port = port;
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            this.version = ServerVersion.parse(row.getString(1));
        }
    }

    /** A fresh server below a directory of its own, stopped and removed when this JVM ends. */
    static LocalServer owned(Installation installation) {
        Path place = installation.root().resolve("tmp");
        Leftovers.sweep(place);
        Path home = place.resolve(Leftovers.name());
        return start(installation, home.resolve(Integer.toString(installation.major())), home, false);
    }

    /** The server that an earlier run kept in this directory, or a new one that stays. */
    static LocalServer kept(Installation installation, String name) {
        Path home = installation.root().resolve("tmp/" + name + "/" + installation.major());
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), name + "-" + installation.major() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            return held.isValid() ? keptAt(installation, home) : kept(installation, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalServer keptAt(Installation installation, Path home) {
        Path portFile = home.resolve("port");
        try {
            if (Files.exists(portFile)) {
                return new LocalServer(
                        installation,
                        Integer.parseInt(Files.readString(portFile).strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            // It has ended since: what it left is of no use without the databases it may have lost.
        }
        run(List.of("rm", "-rf", home.toString()));
        LocalServer server = start(installation, home, home, true);
        try {
            Files.writeString(portFile, Integer.toString(server.port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    private static LocalServer start(Installation installation, Path home, Path remove, boolean keep) {
        Path data = home.resolve("data");
        int port = freePort();
        run(installation.command("mkdir", "-p", installation.inside(home).toString()));
        run(installation.command(
                "initdb",
                "-D",
                installation.inside(data).toString(),
                "-N",
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8"));
        try {
            Files.write(
                    data.resolve("postgresql.conf"), ServerSettings.of(installation, port), StandardOpenOption.APPEND);
            List<String> command = new ArrayList<>(List.of("sh", "-c", keep ? DETACHED : KEEPER, "sh"));
            command.addAll(List.of(remove.toString(), home.resolve("log").toString()));
            command.addAll(installation.command(
                    "postgres", "-D", installation.inside(data).toString()));
            Programs.builder(command, Map.of())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return await(installation, port, home.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalServer await(Installation installation, int port, Path log) throws IOException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            try {
                return new LocalServer(installation, port);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            installation.origin() + " did not start\n" + Files.readString(log), e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server started", e);
        }
    }

    private static void run(List<String> command) {
        Programs.run(command, Map.of()).succeeded(String.join(" ", command));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ServerVersion version() {
        return version;
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
    public boolean offer(Path folder) {
        if (installation.isTree()) {
            Path copy = installation.outside(folder);
            if (!Files.exists(copy)) {
                run(List.of("mkdir", "-p", copy.getParent().toString()));
                run(List.of("cp", "-a", folder.toString(), copy.toString()));
            }
        }
        return true;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return Scripts.connect(this, database);
    }
}
