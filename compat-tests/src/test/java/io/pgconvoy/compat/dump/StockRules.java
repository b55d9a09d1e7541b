package io.pgconvoy.compat.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.OptionSets;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every dump is held to, against stock tools, mostly of the server's own major: the script is stock's line for line;
 * the archive lists the same entries under the same dump IDs, and stock pg_restore makes the same database of it. Where
 * there is no pg_restore of the major, nothing is asked of archives.
 */
public record StockRules(StockServer server, StockTools tools) {
    public void hold(String database) throws IOException, SQLException {
        hold(database, "");
    }

    /**
     * The script under further options, or with {@code -Fc} what the archive lists: the same exit status, the same lines,
     * the same complaints or reason to fail.
     */
    public void holdUnder(String options, String database) {
        if (options.contains("-Fc") && !tools.has("pg_restore")) {
            return;
        }
        Comparison plain = Comparison.of(
                Dumper.listed(Dumper.stock(tools), tools),
                Dumper.listed(Dumper.pgconvoy(tools), tools),
                server,
                database,
                OptionSets.arguments(options));
        String what = options + " of " + database;
        assertEquals(plain.stock().exit(), plain.ours().exit(), () -> what + "\n" + plain.explanation());
        if (plain.stock().exit() == 0) {
            assertTrue(plain.isEqual(), () -> what + "\n" + plain.explanation());
            assertEquals(
                    plain.stock().stderr().replaceAll("(?m)^pg_dump: ", ""),
                    inTheWords(plain.ours().stderr().replaceAll("(?m)^pgconvoy: ", "")),
                    what);
        } else {
            assertEquals(reason(plain.stock().stderr()), reason(plain.ours().stderr()), what);
        }
    }

    /** Releases before 15 only indent details. */
    private String inTheWords(String stderr) {
        return tools.major() < 15 ? stderr.replaceAll("(?m)^detail: ", "  ").replaceAll("(?m)^hint: ", "") : stderr;
    }

    /** What the server or the tool refused, whichever object it met first. */
    private static String reason(String stderr) {
        Matcher server = Pattern.compile("ERROR: +(.*)").matcher(stderr);
        String reason =
                server.find() ? server.group(1) : stderr.lines().findFirst().orElse("");
        return reason.replaceFirst("^(pg_dump|pgconvoy): error: ", "").replaceAll("( 0x[0-9a-f]{2})+", " BYTES");
    }

    /** @param encoding of the database, empty for the server's default */
    public void hold(String database, String encoding) throws IOException, SQLException {
        ToolRun source = holdScript(database);
        if (tools.has("pg_restore")) {
            holdArchive(database, encoding, source);
        }
    }

    /** The first rule alone. Returns stock's script. */
    public ToolRun holdScript(String database) {
        Comparison plain = Comparison.of(Dumper.stock(tools), Dumper.pgconvoy(tools), server, database, List.of());
        assertTrue(
                plain.isEqual() && plain.stock().exit() == 0,
                () -> "plain dump of " + database + "\n" + plain.explanation());
        return plain.stock();
    }

    private void holdArchive(String database, String encoding, ToolRun source) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("pgconvoy-rules");
        Path stock = folder.resolve("stock.dump");
        Path ours = folder.resolve("ours.dump");
        try {
            archive(Dumper.stock(tools), database, stock);
            archive(Dumper.pgconvoy(tools), database, ours);
            assertEquals(listing(stock), listing(ours), "entries of the archive of " + database);
            restoresLikeTheSource(database, encoding, ours, stock, source);
        } finally {
            Files.deleteIfExists(stock);
            Files.deleteIfExists(ours);
            Files.delete(folder);
        }
    }

    private void archive(Dumper dumper, String database, Path file) {
        dumper.dump(server, database, List.of("-Fc", "-f", file.toString())).succeeded("archive of " + database);
    }

    /** The entries as pg_restore lists them, with their dump IDs and what each depends on. */
    private List<String> listing(Path archive) {
        String text =
                tools.run("pg_restore", List.of("-l", "-v", archive.toString())).text();
        return text.lines().filter(line -> !line.matches(";( .*)?")).toList();
    }

    private void restoresLikeTheSource(String database, String encoding, Path ours, Path stock, ToolRun source)
            throws SQLException {
        String copy = database + "_copy";
        String errors = restore(copy, encoding, ours);
        List<String> restored = lines(Dumper.stock(tools).dump(server, copy, List.of()));
        Difference difference = Difference.between(lines(source), restored);
        if (errors.isEmpty() && difference.isNone()) {
            drop(copy);
            return;
        }
        // Some databases no archive restores exactly, or without an error: then ours does what stock's own does.
        // Which partition an enum value hashes to is new in each database, hence the sorting.
        assertEquals(restore(copy, encoding, stock), errors, () -> "restoring the archive of " + database);
        List<String> asStock = lines(Dumper.stock(tools).dump(server, copy, List.of()));
        assertEquals(
                asStock.stream().sorted().toList(),
                restored.stream().sorted().toList(),
                () -> "dump of the restored " + database + "\n" + difference.shown());
        drop(copy);
    }

    private static List<String> lines(ToolRun dump) {
        return PlainText.of(dump.stdout()).lines();
    }

    /** A database with subscriptions cannot be dropped, and these only when they have no slot to look after. */
    private void drop(String database) throws SQLException {
        server.execute(database, """
            DO $$
            DECLARE
              name text;
            BEGIN
              FOR name IN SELECT quote_ident(subname) FROM pg_subscription s
                  JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database() LOOP
                EXECUTE 'ALTER SUBSCRIPTION ' || name || ' DISABLE';
                EXECUTE 'ALTER SUBSCRIPTION ' || name || ' SET (slot_name = NONE)';
                EXECUTE 'DROP SUBSCRIPTION ' || name;
              END LOOP;
            END $$
            """);
        server.dropDatabase(database);
    }

    private void dropIfThere(String database) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT FROM pg_database WHERE datname = '" + database.replace("'", "''") + "'")) {
            if (found.next()) {
                drop(database);
            }
        }
    }

    /** Restores into a new database; gives what was said about errors, empty when all went well. */
    private String restore(String database, String encoding, Path archive) throws SQLException {
        dropIfThere(database);
        server.createDatabase(database, encoding);
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.addAll(List.of("-d", database, archive.toString()));
        ToolRun run = tools.run("pg_restore", arguments);
        return run.stderr().strip();
    }
}
