package io.pgconvoy.compat.migrate;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.dump.PlainText;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database that is moved to another server and compared there; stock's dump of it has to be that of the copy which stock
 * itself makes.
 *
 * @param settings of the copies' databases
 */
record MigratedPair(StockServer source, String database, StockServer target, Map<String, String> settings) {
    MigratedPair(StockServer source, String database, StockServer target) {
        this(source, database, target, Map.of());
    }

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
        create(copy);
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
                "--roles",
                "--progress",
                "none"));
        try {
            List<String> differences = differences(copy);
            int lines = differences == null ? -1 : differences.size();
            return new Outcome(
                    run.exit() == 0,
                    run.stderr().strip(),
                    run.text().strip(),
                    lines,
                    differences == null ? List.of() : differences.subList(0, Math.min(20, lines)));
        } finally {
            target.dropDatabase(copy);
        }
    }

    /** Lines of dumps of our copy and of the one that stock makes with a script between; null without stock tools. */
    private @Nullable List<String> differences(String copy) throws SQLException {
        Optional<StockTools> tools = Stock.ofThisRun().tools(target.major());
        if (tools.isEmpty()) {
            return null;
        }
        String judge = "stock_" + copy;
        target.dropDatabase(judge);
        create(judge);
        try {
            restore(tools.get(), judge);
            return differences(dump(tools.get(), target, copy), dump(tools.get(), target, judge));
        } finally {
            target.dropDatabase(judge);
        }
    }

    private static List<String> differences(Map<String, Long> ours, Map<String, Long> stocks) {
        List<String> differences = new ArrayList<>();
        ours.forEach((line, count) -> {
            if (!count.equals(stocks.get(line))) {
                differences.add("ours: " + line);
            }
        });
        stocks.forEach((line, count) -> {
            if (!count.equals(ours.get(line))) {
                differences.add("stock's: " + line);
            }
        });
        return differences;
    }

    /** By a script: an archive would keep what stock's tools themselves cannot restore ({@link PlainText}). */
    private void restore(StockTools tools, String judge) {
        try {
            Path script = Files.createTempFile("pgconvoy-pair", ".sql");
            try {
                List<String> dump = new ArrayList<>(source.connectionArguments());
                dump.add(database);
                byte[] text = tools.run("pg_dump", dump, Map.of()).stdout();
                Files.write(script, PlainText.of(text).lines(), StandardCharsets.ISO_8859_1);
                List<String> restore = new ArrayList<>(target.connectionArguments());
                restore.addAll(List.of("-X", "-q", "-f", script.toString(), judge));
                tools.run("psql", restore, Map.of());
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(String copy) throws SQLException {
        target.createDatabase(copy, encoding());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            target.execute(
                    "postgres",
                    "ALTER DATABASE \"" + copy + "\" SET " + setting.getKey() + " = '" + setting.getValue() + "'");
        }
    }

    private String encoding() throws SQLException {
        return Migration.value(
                source,
                database,
                "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()");
    }

    private static Map<String, Long> dump(StockTools tools, StockServer server, String database) {
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.add(database);
        byte[] dump = tools.run("pg_dump", arguments, Map.of()).stdout();
        return PlainText.of(dump).lines().stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }
}
