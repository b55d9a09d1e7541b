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
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -v}, every line on standard error is the stock tool's. */
class NarrationTest {
    private static final String DATABASE = "narration";

    private static final String SETUP = """
            CREATE SCHEMA s;
            CREATE TYPE comp AS (a int, b text);
            CREATE TYPE e AS ENUM ('a', 'b');
            CREATE TABLE s.t (id serial PRIMARY KEY, x text DEFAULT 'a', c int CHECK (c > 0) REFERENCES s.t (id));
            INSERT INTO s.t DEFAULT VALUES;
            CREATE INDEX ON s.t (x);
            CREATE STATISTICS st ON x, c FROM s.t;
            CREATE POLICY pol ON s.t USING (true);
            CREATE TRIGGER tr BEFORE INSERT ON s.t
                FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
            COMMENT ON TABLE s.t IS 'x';
            GRANT SELECT ON s.t TO PUBLIC;
            CREATE TABLE p (a int) PARTITION BY RANGE (a);
            CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
            CREATE VIEW v AS SELECT 1 AS z;
            CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING;
            CREATE MATERIALIZED VIEW m AS SELECT 2 AS y;
            CREATE PUBLICATION pb FOR TABLE s.t;
            SELECT lo_from_bytea(4242, 'abc'), lo_from_bytea(4243, 'def');
            GRANT SELECT ON pg_authid TO pg_monitor;
            CREATE TABLE here (a int);
            CREATE TABLE there (a int);
            INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
                SELECT 'pg_class'::regclass, a, 0, 'pg_class'::regclass, b, 0, 'n'
                FROM (VALUES ('here'::regclass, 'there'::regclass), ('there', 'here')) AS loop (a, b);
            """;

    private static final List<String> DUMP_OPTIONS =
            List.of("", "-a --disable-triggers", "-s", "-c -C", "-n s", "-t s.t --inserts", "-b -n public", "-O -x");

    private static final List<String> RESTORE_OPTIONS =
            List.of("-f -", "-f - -a --disable-triggers", "-f - -c -C", "-f - -t t -n s", "-l");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicContainer> isStocks() {
        return Stock.ofThisRun().serversWithTools(List.of(13, 14, 15, 18)).stream()
                .map(server -> DynamicContainer.dynamicContainer("server " + server.major(), tests(server)));
    }

    private List<DynamicTest> tests(StockServer server) {
        return Stream.of(13, 14, 15, 17, 18, 19)
                .filter(major -> major >= server.major())
                .flatMap(major -> Stock.ofThisRun().tools(major).stream())
                .map(tools -> DynamicTest.dynamicTest("as " + tools.release(), () -> compare(server, tools)))
                .toList();
    }

    private static void create(StockServer server) throws SQLException {
        server.dropDatabase(DATABASE);
        server.createDatabase(DATABASE);
        server.execute(DATABASE, SETUP);
    }

    private void compare(StockServer server, StockTools tools) throws SQLException {
        create(server);
        for (String options : DUMP_OPTIONS) {
            assertSame(tools, "pg_dump", dumpOf(server, options));
        }
        for (String format : List.of("c", "t")) {
            Path archive = folder.resolve(tools.release() + "." + format);
            assertSame(tools, "pg_dump", dumpOf(server, "-F" + format + " -f " + archive));
            for (String options : RESTORE_OPTIONS) {
                assertSame(tools, "pg_restore", words("-v " + options + " " + archive));
            }
        }
    }

    private static List<String> dumpOf(StockServer server, String options) {
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.addAll(words("-v " + options + " " + DATABASE));
        return arguments;
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" +"));
    }

    private static void assertSame(StockTools tools, String tool, List<String> arguments) {
        ToolRun stock = tools.run(tool, arguments);
        assertEquals(0, stock.exit(), stock::stderr);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main.run(
                Stream.concat(Stream.of(tool), arguments.stream()).toArray(String[]::new),
                Map.of("PGCONVOY_COMPAT", tools.release()),
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(stock.stderr(), err.toString(StandardCharsets.UTF_8), tool + " " + arguments);
    }
}
