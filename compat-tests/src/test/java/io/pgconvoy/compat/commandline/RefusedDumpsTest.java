package io.pgconvoy.compat.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What names nothing, names too much or may not be read ends a dump with stock's words and status. */
class RefusedDumpsTest {
    private static final String DATABASE = "refused";

    private static final String SETUP = """
            DO $$ BEGIN CREATE ROLE refused_reader LOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$;
            CREATE SCHEMA s;
            CREATE TABLE s.t (a int);
            CREATE TABLE hidden (a int);
            ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
            GRANT SELECT ON hidden TO refused_reader;
            CREATE TABLE failing (a int);
            INSERT INTO failing VALUES (1);
            ALTER TABLE failing ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON failing USING (1 / (a - 1) > 0);
            GRANT SELECT ON failing TO refused_reader;
            CREATE TABLE locked (a int);
            CREATE FOREIGN DATA WRAPPER w;
            CREATE SERVER srv FOREIGN DATA WRAPPER w;
            CREATE FOREIGN TABLE ft (a int) SERVER srv;
            CREATE FUNCTION f() RETURNS int LANGUAGE sql SET my.own = 'a ソ' AS 'SELECT 1';
            """;

    private static final List<String> OPTIONS = List.of(
            "-s -n refused.s",
            "-s -n other.s",
            "-s -N refused.s",
            "-s -n a.b.s",
            "-s -t refused.s.t",
            "-s -t other.s.t",
            "-s -t a.b.s.t",
            "-s -n none -t none",
            "-s -n s -t none",
            "-s -T other.s.t -n none",
            "--include-foreign-data=srv",
            "--include-foreign-data=other.srv",
            "-U refused_reader -t hidden",
            "-U refused_reader -t hidden --inserts",
            "-U refused_reader -t failing --enable-row-security",
            "-U refused_reader -t failing --enable-row-security --inserts",
            "-U refused_reader -t locked",
            "-U refused_nobody",
            "-p 1");

    /** In Shift JIS this letter ends in a backslash, which hides the quote behind it. */
    private static final String UNREADABLE = "-s -E SJIS";

    /** Changes to the catalogs after which no dump could be right. */
    private static final List<String> DAMAGE = List.of(
            "UPDATE pg_proc SET provolatile = 'x' WHERE proname = 'f'",
            "UPDATE pg_proc SET proparallel = 'x' WHERE proname = 'f'",
            "UPDATE pg_attrdef SET adnum = 7",
            "DELETE FROM pg_class WHERE relname = 'parent'",
            "DELETE FROM pg_class WHERE relname = 'owner'",
            "DELETE FROM pg_rewrite WHERE ev_class = 'v'::regclass");

    private static final String DAMAGED = """
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE TABLE parent (a int);
            CREATE TABLE child () INHERITS (parent);
            CREATE TABLE owner (a serial);
            CREATE VIEW v AS SELECT 1 AS a;
            """;

    @TestFactory
    Stream<DynamicTest> ofDamagedCatalogsEndAsStocksDo() {
        return Stock.ofThisRun().serversWithTools(List.of(15, 18)).stream()
                .map(server -> DynamicTest.dynamicTest("server " + server.major(), () -> compareDamaged(server)));
    }

    private static void compareDamaged(StockServer server) throws SQLException {
        StockTools tools = Stock.ofThisRun().tools(server.major()).orElseThrow();
        List<String> arguments = Stream.concat(
                        server.connectionArguments().stream(), Stream.of("-s", DATABASE + "_damaged"))
                .toList();
        for (String damage : DAMAGE) {
            server.dropDatabase(DATABASE + "_damaged");
            server.createDatabase(DATABASE + "_damaged");
            server.execute(DATABASE + "_damaged", DAMAGED + damage);
            ToolRun stock = tools.run("pg_dump", arguments);
            assertEquals(stock.exit() + "\n" + stock.stderr(), ours(tools, arguments), damage);
        }
    }

    /** Stock says only that a query gave no row. */
    @TestFactory
    Stream<DynamicTest> namesWhatHasLostItsLanguageOrItsRange() {
        return Stock.ofThisRun().serversWithTools(List.of(15)).stream()
                .map(server -> DynamicTest.dynamicTest("server " + server.major(), () -> {
                    assertRefused(
                            server,
                            "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN END'; DELETE FROM pg_language WHERE lanname = 'plpgsql'",
                            "function \"f\" is in a language that does not exist");
                    assertRefused(
                            server,
                            "CREATE TYPE r AS RANGE (subtype = int); DELETE FROM pg_range WHERE rngtypid = 'r'::regtype",
                            "range type \"r\" has no row in pg_range");
                }));
    }

    private static void assertRefused(StockServer server, String damage, String reason) throws SQLException {
        server.dropDatabase(DATABASE + "_damaged");
        server.createDatabase(DATABASE + "_damaged");
        server.execute(DATABASE + "_damaged", damage);
        StockTools tools = Stock.ofThisRun().tools(server.major()).orElseThrow();
        List<String> arguments = Stream.concat(
                        server.connectionArguments().stream(), Stream.of("-s", DATABASE + "_damaged"))
                .toList();
        assertEquals("1\npg_dump: error: " + reason + "\n", ours(tools, arguments));
    }

    @TestFactory
    Stream<DynamicTest> endAsStocksDo() {
        return Stock.ofThisRun().serversWithTools(List.of(13, 14, 15, 17, 18)).stream()
                .map(server -> DynamicTest.dynamicTest("server " + server.major(), () -> compare(server)));
    }

    private static void compare(StockServer server) throws SQLException {
        server.dropDatabase(DATABASE);
        server.createDatabase(DATABASE);
        server.execute(DATABASE, SETUP);
        StockTools tools = Stock.ofThisRun().tools(server.major()).orElseThrow();
        // Release 13 warns, and dumps the function without its setting.
        Stream<String> unreadable = tools.major() == 13 ? Stream.of() : Stream.of(UNREADABLE);
        for (String options : Stream.concat(OPTIONS.stream(), unreadable).toList()) {
            List<String> arguments = Stream.concat(
                            server.connectionArguments().stream(), Arrays.stream((options + " " + DATABASE).split(" ")))
                    .toList();
            ToolRun stock = tools.run("pg_dump", arguments);
            assertEquals(
                    withoutReason(stock.exit() + "\n" + stock.stderr()),
                    withoutReason(ours(tools, arguments)),
                    options);
        }
    }

    /** Behind these words of release 13 come those of its libpq, which machines have of several releases. */
    private static String withoutReason(String message) {
        return message.replaceAll("(?s)(connection to database \"[^\"]*\" failed: ).*", "$1");
    }

    private static String ours(StockTools tools, List<String> arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                Stream.concat(Stream.of("pg_dump"), arguments.stream()).toArray(String[]::new),
                Map.of("PGCONVOY_COMPAT", tools.release()),
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return exit + "\n" + err.toString(StandardCharsets.UTF_8);
    }
}
