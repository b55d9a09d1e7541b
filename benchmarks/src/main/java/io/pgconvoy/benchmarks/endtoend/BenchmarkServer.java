package io.pgconvoy.benchmarks.endtoend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;

/** An embedded server of one major, and the time that all of it has taken. */
final class BenchmarkServer implements AutoCloseable {
    private final int major;
    private final EmbeddedPostgres server;
    private final long process;

    private BenchmarkServer(int major, EmbeddedPostgres server) throws IOException, SQLException {
        this.major = major;
        this.server = server;
        this.process = postmaster();
    }

    /** The parent of a backend, asked for while that is there. */
    private long postmaster() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement();
                ResultSet backend = statement.executeQuery("SELECT pg_backend_pid()")) {
            backend.next();
            return Long.parseLong(fields(backend.getLong(1))[1]);
        }
    }

    /** @param jars where benchmarks/pom.xml copies the embedded servers to */
    static BenchmarkServer start(int major, Path jars) throws IOException, SQLException {
        Path jar = jar(major, jars);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, architecture) -> binaries(jar))
                .setServerConfig("fsync", "off")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("jit", "off")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        return new BenchmarkServer(major, server);
    }

    private static Path jar(int major, Path jars) throws IOException {
        if (!Files.isDirectory(jars)) {
            throw new FileNotFoundException(jars + " holds no servers: build the benchmarks first");
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.getFileName().toString().contains("-amd64-" + major + "."))
                    .findFirst()
                    .orElseThrow(() -> new FileNotFoundException("no server " + major + " in " + jars));
        }
    }

    private static InputStream binaries(Path jar) throws IOException {
        return new URL("jar:" + jar.toUri() + "!/postgres-linux-x86_64.txz").openStream();
    }

    int major() {
        return major;
    }

    int port() {
        return server.getPort();
    }

    String version() throws SQLException {
        return value("SHOW server_version");
    }

    void create(String database, String setup) throws SQLException {
        execute("postgres", "CREATE DATABASE " + database);
        execute(database, setup);
        execute(database, "VACUUM ANALYZE");
        execute(database, "CHECKPOINT");
    }

    void drop(String database) throws SQLException {
        execute("postgres", "DROP DATABASE " + database);
    }

    /** User and system time of the whole server: since 18 some of it reads pages for its backends. */
    double cpuSeconds() throws IOException {
        double ticks = ticks(process, 11, 15);
        for (ProcessHandle child :
                ProcessHandle.of(process).orElseThrow().children().toList()) {
            if (child.isAlive()) {
                ticks += ticks(child.pid(), 11, 13);
            }
        }
        return ticks / MeasuredProcess.TICKS_PER_SECOND;
    }

    /** @param to behind the last of user and system time, of the process itself and of its children that have ended */
    private static long ticks(long pid, int from, int to) throws IOException {
        return Arrays.stream(fields(pid), from, to).mapToLong(Long::parseLong).sum();
    }

    /** Of /proc/PID/stat (proc(5)), from the state on: the name before it stands in parentheses, may hold blanks. */
    private static String[] fields(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database + "?user=postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
