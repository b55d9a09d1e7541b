package io.pgconvoy.compat.migrate;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.dump.PlainText;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database that is moved to another server, compared there, and dumped on both sides by stock's newest pg_dump. */
record MigratedPair(StockServer source, String database, StockServer target) {

    /**
     * What came of it.
     *
     * @param warnings and errors of the migration
     * @param result what the comparison said, and where databases differ
     * @param linesOfDumps that are in one of the dumps only; negative where there is no stock tool to dump with
     */
    record Outcome(boolean equal, String warnings, String result, int linesOfDumps, List<String> first) {}

    Outcome run() throws SQLException {
        String copy = "pair_" + source.major() + "_" + database;
        target.dropDatabase(copy);
        target.createDatabase(
                copy,
                Migration.value(
                        source,
                        database,
                        "SELECT pg_encoding_to_char(encoding) FROM pg_database"
                                + " WHERE datname = current_database()"));
        ToolRun run = Pgconvoy.run(List.of(
                "migrate",
                "--source",
                MigrateTest.uri(source, database),
                "--target",
                MigrateTest.uri(target, copy),
                "--confirm",
                copy,
                "-j3",
                "--verify",
                "--no-check",
                "--progress",
                "none"));
        List<String> differences = differences(copy);
        int lines = differences == null ? -1 : differences.size();
        target.dropDatabase(copy);
        return new Outcome(
                run.exit() == 0,
                run.stderr().strip(),
                run.text().strip(),
                lines,
                differences == null ? List.of() : differences.subList(0, Math.min(20, lines)));
    }

    private @Nullable List<String> differences(String copy) {
        Optional<StockTools> tools = Stock.ofThisRun().tools(target.major());
        if (tools.isEmpty()) {
            return null;
        }
        Map<String, Long> ours = dump(tools.get(), source, database);
        Map<String, Long> theirs = dump(tools.get(), target, copy);
        List<String> differences = new ArrayList<>();
        ours.forEach((line, count) -> {
            if (!count.equals(theirs.get(line))) {
                differences.add("source: " + line);
            }
        });
        theirs.forEach((line, count) -> {
            if (!count.equals(ours.get(line))) {
                differences.add("target: " + line);
            }
        });
        return differences;
    }

    private static Map<String, Long> dump(StockTools tools, StockServer server, String database) {
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.add(database);
        byte[] dump = tools.run("pg_dump", arguments, Map.of()).stdout();
        return PlainText.of(dump).lines().stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }
}
