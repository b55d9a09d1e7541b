package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A database to fail on, and a folder in which a failed dump must leave nothing. */
record Victim(StockServer server, String database, Path folder) {
    static final String ROWS =
            "CREATE TABLE rows AS SELECT g AS id, repeat('x', 1000) AS filler" + " FROM generate_series(1, 300000) g;";

    static Victim create(StockServer server, String database, Path folder, String setup) throws SQLException {
        server.dropDatabase(database);
        server.createDatabase(database);
        server.execute(database, setup);
        return new Victim(server, database, folder);
    }

    Path target() {
        return folder.resolve("target.dump");
    }

    /** A dump of the database to the target; further arguments come last and win. */
    List<String> dump(String... further) {
        List<String> arguments = new ArrayList<>(List.of("dump", "-Fc", "-f", target().toString(), "-w"));
        arguments.addAll(server.connectionArguments());
        arguments.addAll(List.of("-d", database));
        arguments.addAll(List.of(further));
        return arguments;
    }

    /** Runs it and holds it to what every failure keeps to; gives its one line. */
    String failure(List<String> arguments) throws Exception {
        ToolRun run = Pgconvoy.run(arguments);
        assertEquals(1, run.exit(), run.stderr());
        assertNothingLeft();
        return line(run);
    }

    static String line(ToolRun run) {
        List<String> lines = run.stderr().strip().lines().toList();
        long errors = lines.stream()
                .filter(line -> line.startsWith("pgconvoy: error: "))
                .count();
        boolean explained = lines.stream().allMatch(line -> line.matches("pgconvoy: (error|detail|hint): .*"));
        assertTrue(errors == 1 && explained, run.stderr());
        return lines.get(0);
    }

    void assertNothingLeft() throws Exception {
        assertEquals(List.of(), files());
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (sessions() > 0) {
            assertTrue(System.nanoTime() < deadline, "a session is left on the server");
            Thread.sleep(20);
        }
    }

    private List<String> files() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    int sessions() throws SQLException {
        return number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    int number(String query) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
