package io.pgconvoy.benchmarks.endtoend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Dumps generated databases with pgconvoy and the stock releases that are installed, in turn.
 *
 * <p>{@code benchmarks/end-to-end [--runs N] [SCENARIO ...]} prints the table that stands in docs/benchmarks.md.
 */
public final class EndToEnd {
    private final EmbeddedPostgres server;
    private final Path folder;
    private final int runs;
    private final List<Contender> contenders;

    private EndToEnd(EmbeddedPostgres server, Path folder, int runs, List<Contender> contenders) {
        this.server = server;
        this.folder = folder;
        this.runs = runs;
        this.contenders = contenders;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        int runs = 3;
        if (words.size() > 1 && words.get(0).equals("--runs")) {
            runs = Integer.parseInt(words.get(1));
            words.subList(0, 2).clear();
        }
        List<Scenario> scenarios = words.isEmpty()
                ? List.of(Scenario.values())
                : words.stream().map(Scenario::of).toList();
        Path folder = Files.createTempDirectory("pgconvoy-benchmark");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_wal_size", "8GB")
                .start()) {
            EndToEnd benchmark = new EndToEnd(server, folder, runs, Contender.all(stockRoot()));
            System.out.println(Report.HEADER);
            for (Scenario scenario : scenarios) {
                benchmark.run(scenario).lines().forEach(System.out::println);
            }
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    /** Where compat-tests/stock-clients installs it. */
    private static Path stockRoot() {
        return Path.of(System.getenv()
                .getOrDefault("PGCONVOY_STOCK", System.getProperty("user.home") + "/.cache/pgconvoy/stock"));
    }

    private Report run(Scenario scenario) throws IOException, InterruptedException, SQLException {
        create(scenario);
        ServerProcess process = serverProcess();
        Report report = new Report(scenario);
        for (int run = 0; run < runs; run++) {
            for (Contender contender : contenders) {
                Path output = folder.resolve("dump");
                report.add(
                        contender,
                        contender.dump(server.getPort(), scenario, output).run(output, process));
                delete(output);
            }
        }
        execute("postgres", "DROP DATABASE " + scenario.id());
        return report;
    }

    private static void delete(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private ServerProcess serverProcess() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return ServerProcess.ofBackend(row.getLong(1));
        }
    }

    private void create(Scenario scenario) throws SQLException {
        execute("postgres", "CREATE DATABASE " + scenario.id());
        execute(scenario.id(), scenario.setup);
        execute(scenario.id(), "VACUUM ANALYZE");
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=postgres";
    }
}
