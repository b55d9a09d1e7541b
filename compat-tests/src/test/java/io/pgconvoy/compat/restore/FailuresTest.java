package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a restore says when the server refuses some of it, among much that succeeds: word for word what stock pg_restore
 * says, although entries go to the server many at a time.
 */
class FailuresTest {
    private static final int MAJOR = 18;

    /** Constraints that only hold here, and an owner who is gone later. */
    private static final String SETUP = """
        CREATE ROLE failures_owner;
        CREATE TABLE good (id int PRIMARY KEY, v text);
        INSERT INTO good SELECT g, 'v' || g FROM generate_series(1, 50) g;
        CREATE TABLE owned (id int);
        ALTER TABLE owned OWNER TO failures_owner;
        CREATE FUNCTION holds(int) RETURNS bool LANGUAGE sql AS 'SELECT current_database() !~ ''copy''';
        CREATE TABLE checked (id int CHECK (holds(id)), t text);
        INSERT INTO checked SELECT g, 'x' || g FROM generate_series(1, 10) g;
        CREATE TABLE other (a int, b text);
        INSERT INTO other SELECT g, repeat('y', 200) FROM generate_series(1, 20) g;
        CREATE TABLE child (id int REFERENCES good);
        INSERT INTO child VALUES (1), (2);
        CREATE SEQUENCE s;
        CREATE VIEW seen AS SELECT * FROM good;
        COMMENT ON TABLE good IS 'good';
        CREATE DOMAIN d AS int CHECK (holds(value));
        CREATE TABLE domains (d d);
        INSERT INTO domains VALUES (1), (2);
        CREATE TABLE late (id int PRIMARY KEY);
        INSERT INTO late SELECT generate_series(1, 5);
        CREATE INDEX ON late ((id + 1))
        """;

    private static final String IN_THE_WAY = """
        CREATE TABLE other (a int, c text);
        CREATE TABLE domains (x int);
        CREATE TABLE good (id int, v varchar(2))
        """;

    @TempDir
    Path folder;

    private StockServer server;
    private StockTools tools;
    private RestoreTarget target;
    private Path archive;

    @BeforeEach
    void dumped() throws Exception {
        server = Stock.ofThisRun().server(MAJOR).orElseThrow();
        tools = Stock.ofThisRun().tools(MAJOR).orElse(null);
        assumeTrue(tools != null, "no stock pg_restore " + MAJOR);
        archive = folder.resolve("archive");
        server.execute("postgres", "DROP ROLE IF EXISTS failures_owner");
        target = RestoreTarget.create(server, "failures", SETUP);
        target.dump(archive).silent("dump");
        server.execute(target.source(), "DROP OWNED BY failures_owner; DROP ROLE failures_owner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-e",
                "-1",
                "-v",
                "--clean",
                "--clean --if-exists",
                "--no-data-for-failed-tables",
                "--transaction-size=3",
                "--disable-triggers -a",
                "--section=data"
            })
    void areToldInStocksWords(String options) throws Exception {
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.addAll(List.of("-d", target.copy()));
        if (!options.isEmpty()) {
            arguments.addAll(List.of(options.split(" ")));
        }
        arguments.add(archive.toString());
        putInTheWay();
        ToolRun stock = tools.run("pg_restore", arguments);
        String made = script();
        putInTheWay();
        arguments.add(0, "pg_restore");
        ToolRun ours = Pgconvoy.run(arguments);
        assertTrue(stock.exit() == 1 && stock.stderr().contains("ERROR: "), stock.stderr());
        assertEquals(stock.stderr(), ours.stderr());
        assertEquals(stock.exit(), ours.exit());
        assertEquals(made, script());
    }

    /** With rows in the order in which they lie. */
    private String script() {
        List<String> arguments = new ArrayList<>(List.of("dump", "--restrict-key=x"));
        arguments.addAll(server.connectionArguments());
        arguments.add(target.copy());
        return new String(Pgconvoy.run(arguments).silent("dump"), StandardCharsets.UTF_8);
    }

    private void putInTheWay() throws Exception {
        server.dropDatabase(target.copy());
        server.execute("postgres", "CREATE DATABASE " + target.copy() + " TEMPLATE template0");
        server.execute(target.copy(), IN_THE_WAY);
    }

    /** Rows that were taken back would leave gaps before those that stay. */
    @Test
    void leaveNoTraceInTheTablesBesideThem() throws Exception {
        server.execute(
                target.source(),
                "CREATE TABLE a_large AS SELECT repeat('x', 1000) AS t FROM generate_series(1, 1500);"
                        + " CREATE TABLE b AS SELECT generate_series(1, 5) AS id");
        target.dump(archive).silent("dump");
        ToolRun run = target.restore(archive, "-n", "public");
        assertTrue(run.stderr().contains("COPY failed for table \"checked\""), run.stderr());
        assertEquals("(0,1)", target.value("SELECT min(ctid) FROM b"));
    }

    @Test
    void withoutThemManySmallEntriesAreOneTransaction() throws Exception {
        server.execute(
                target.source(),
                "DROP TABLE checked; DROP TABLE domains; DO $$ BEGIN FOR i IN 1..100 LOOP EXECUTE format("
                        + "'CREATE TABLE t%s AS SELECT 1 AS id; ALTER TABLE t%s ADD PRIMARY KEY (id)', i, i);"
                        + " END LOOP; END $$");
        target.dump(archive).silent("dump");
        target.restore(archive).silent("restore");
        assertEquals(List.of(), target.differences());
        int transactions = Integer.parseInt(target.value(
                "SELECT count(DISTINCT xmin::text) FROM pg_attribute WHERE attrelid::regclass::text ~ '^t[0-9]'"));
        assertTrue(transactions <= 5, transactions + " transactions");
    }
}
