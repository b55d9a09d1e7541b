package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTest {
    private static final String SETUP = """
            CREATE SCHEMA app;
            CREATE TABLE app.a (id serial PRIMARY KEY, v text, b bytea);
            INSERT INTO app.a (v, b) SELECT E'row\\t' || g || E'\\n\\\\.\\n;''"', decode(md5(g::text), 'hex')
            FROM generate_series(1, 2000) g;
            CREATE TABLE app.b (id int REFERENCES app.a, n numeric, CHECK (n > 0));
            INSERT INTO app.b SELECT g, g / 7.0 FROM generate_series(1, 500) g;
            CREATE VIEW app.v AS SELECT count(*) AS rows FROM app.a;
            CREATE MATERIALIZED VIEW app.m AS SELECT id % 10 AS k, count(*) FROM app.a GROUP BY 1;
            CREATE SEQUENCE app.s START 7 INCREMENT 3;
            SELECT nextval('app.s');
            SELECT lo_from_bytea(4242, decode(repeat('00ff5c27', 20000), 'hex'));
            SELECT lo_from_bytea(3000000001, '');
            COMMENT ON TABLE app.a IS 'It''s a table'
            """;

    @TempDir
    Path folder;

    private StockServer server;
    private Path archive;

    @BeforeEach
    void server() {
        server = Stock.ofThisRun().server(18).orElseThrow();
        archive = folder.resolve("app.dump");
    }

    private RestoreTarget dumped(String name, String... options) throws Exception {
        RestoreTarget target = RestoreTarget.create(server, name, SETUP);
        target.dump(archive, options).silent("dump");
        return target;
    }

    @Test
    void everythingArrives() throws Exception {
        RestoreTarget target = dumped("restore_all");
        target.restore(archive).silent("restore");
        assertEquals(List.of(), target.differences());
        assertEquals("2000", target.value("SELECT rows FROM app.v"));
        assertEquals("It's a table", target.value("SELECT obj_description('app.a'::regclass)"));
    }

    @Test
    void plannerStatisticsArriveUnlessTheyAreLeftOut() throws Exception {
        String setup = "CREATE TABLE t AS SELECT g % 3 AS a, g AS b FROM generate_series(1, 600) g;"
                + " CREATE INDEX i ON t ((a + b)); CREATE MATERIALIZED VIEW m AS SELECT a FROM t;"
                + " ANALYZE t; ANALYZE m";
        RestoreTarget target = RestoreTarget.create(server, "restore_statistics", setup);
        target.dump(archive, "--statistics").silent("dump");
        target.restore(archive).silent("restore");
        String found = "SELECT string_agg(tablename || '.' || attname || ' ' || n_distinct, ', '"
                + " ORDER BY tablename, attname)"
                + " FROM pg_stats WHERE schemaname = 'public'";
        assertEquals("i.expr -1, m.a 3, t.a 3, t.b -1", target.value(found));
        String sizes = "SELECT string_agg(relname || ' ' || reltuples, ', ' ORDER BY relname) FROM pg_class"
                + " WHERE relnamespace = 'public'::regnamespace";
        assertEquals("i 600, m 600, t 600", target.value(sizes));
        target = RestoreTarget.create(server, "restore_statistics", setup);
        target.restore(archive, "--no-statistics").silent("restore");
        assertEquals("null", target.value(found));
    }

    @Test
    void rowsAsInsertsArrive() throws Exception {
        RestoreTarget target = dumped("restore_inserts", "--rows-per-insert=7");
        target.restore(archive).silent("restore");
        assertEquals(List.of(), target.differences());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void archivesOfStockArrive(int major) throws Exception {
        StockTools tools = Stock.ofThisRun().tools(major).orElse(null);
        StockServer stock = Stock.ofThisRun().server(major).orElse(null);
        assumeTrue(tools != null && stock != null, "no stock tools or server " + major);
        RestoreTarget target = RestoreTarget.create(stock, "restore_stock", SETUP);
        List<String> arguments = new ArrayList<>(List.of("-Fc", "-f", archive.toString()));
        arguments.addAll(stock.connectionArguments());
        arguments.add(target.source());
        tools.run("pg_dump", arguments).silent("pg_dump");
        target.restore(archive).silent("restore");
        assertEquals(List.of(), target.differences());
    }

    @Test
    void anArchiveFromStandardInputArrives() throws Exception {
        RestoreTarget target = dumped("restore_stdin");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("restore", "-d", target.copy()));
        arguments.addAll(server.connectionArguments());
        try (InputStream in = Files.newInputStream(archive)) {
            PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
            assertEquals(0, Main.run(arguments.toArray(String[]::new), in, errors, errors), err::toString);
        }
        assertEquals(List.of(), target.differences());
    }

    @Test
    void theServersWarningsAreShown() throws Exception {
        RestoreTarget target = RestoreTarget.create(
                server,
                "restore_warnings",
                "CREATE FUNCTION public.wary(int) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF current_database() ~ 'copy' THEN RAISE WARNING 'row % looks odd', $1; END IF;"
                        + " RETURN true; END $$; CREATE TABLE t AS SELECT 7 AS id;"
                        + " ALTER TABLE t ADD CHECK (public.wary(id))");
        target.dump(archive).silent("dump");
        ToolRun run = target.restore(archive);
        assertEquals(0, run.exit(), run.stderr());
        assertEquals("pgconvoy: warning: row 7 looks odd\n", run.stderr());
    }

    @Test
    void failuresAreNamedCountedAndSteppedOver() throws Exception {
        RestoreTarget target = dumped("restore_failures");
        server.execute(target.copy(), "CREATE SCHEMA app; CREATE TABLE app.b (id text CHECK (length(id) < 3))");
        ToolRun run = target.restore(archive);
        assertEquals(1, run.exit());
        String[] expected = {
            "(?m)^pgconvoy: from TOC entry \\d+; 2615 \\d+ SCHEMA app postgres$",
            "(?m)^pgconvoy: error: could not execute query: ERROR:  schema \"app\" already exists$",
            "(?m)^pgconvoy: error: could not execute query: ERROR:  relation \"b\" already exists$",
            "(?m)^pgconvoy: error: could not execute query: ERROR:  column \"n\" of relation \"b\" does not exist$",
            "(?m)^Command was: COPY app.b \\(id, n\\) FROM stdin;$",
            "(?m)^pgconvoy: warning: errors ignored on restore: 4$",
        };
        for (String line : expected) {
            assertTrue(run.stderr().lines().anyMatch(printed -> printed.matches(line)), line + "\n" + run.stderr());
        }
        assertEquals("2000", target.value("SELECT count(*) FROM app.a"));
    }

    @Test
    void dataOfFailedTablesIsLeftOutOnRequest() throws Exception {
        RestoreTarget target = dumped("restore_no_data");
        server.execute(target.copy(), "CREATE SCHEMA app; CREATE TABLE app.b (id int, n numeric)");
        target.restore(archive, "--no-data-for-failed-tables");
        assertEquals("0", target.value("SELECT count(*) FROM app.b"));
        assertEquals("2000", target.value("SELECT count(*) FROM app.a"));
    }

    @Test
    void exitOnErrorStopsAtTheFirst() throws Exception {
        RestoreTarget target = dumped("restore_exit");
        server.execute(target.copy(), "CREATE SCHEMA app");
        ToolRun run = target.restore(archive, "--exit-on-error");
        assertEquals(1, run.exit());
        assertTrue(
                run.stderr()
                        .contains(
                                "\npgconvoy: error: could not execute query: ERROR:  schema \"app\" already exists\n"),
                run.stderr());
        assertEquals("0", target.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'app'"));
    }

    @Test
    void aSingleTransactionIsAllOrNothing() throws Exception {
        RestoreTarget target = dumped("restore_single");
        server.execute(target.copy(), "CREATE VIEW public.v AS SELECT 1; CREATE SEQUENCE public.later");
        server.execute(target.source(), "CREATE SEQUENCE public.later");
        target.dump(archive).silent("dump");
        assertEquals(1, target.restore(archive, "-1").exit());
        assertEquals("0", target.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'app'"));
        server.execute(target.copy(), "DROP SEQUENCE public.later");
        target.restore(archive, "-1").silent("restore");
        assertEquals(List.of(), target.differences());
    }

    @Test
    void cleanReplacesWhatIsThere() throws Exception {
        RestoreTarget target = dumped("restore_clean");
        target.restore(archive).silent("restore");
        server.execute(target.copy(), "DELETE FROM app.b; SELECT setval('app.s', 99)");
        target.restore(archive, "-c", "--if-exists").silent("restore");
        assertEquals(List.of(), target.differences());
    }

    @Test
    void theDatabaseItselfIsCreated() throws Exception {
        RestoreTarget target = dumped("restore_create");
        server.dropDatabase("restore_create_renamed");
        server.execute("postgres", "ALTER DATABASE restore_create_source RENAME TO restore_create_renamed");
        target.restore(archive, "--create").silent("restore");
        RestoreTarget created = new RestoreTarget(server, "restore_create_renamed", "restore_create_source");
        assertEquals(List.of(), created.differences());
        assertEquals("0", target.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'app'"));
    }

    @Test
    void aListSelectsAndReorders() throws Exception {
        RestoreTarget target = dumped("restore_list");
        Path toc = Files.write(
                folder.resolve("toc"),
                list().stream()
                        .filter(line -> line.matches(".* (SCHEMA - app|TABLE app b|TABLE DATA app b) .*"))
                        .toList());
        target.restore(archive, "-L", toc.toString()).silent("restore");
        assertEquals("500", target.value("SELECT count(*) FROM app.b"));
        assertEquals("1", target.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'app'"));
    }

    private List<String> list() {
        ToolRun run = Pgconvoy.run(List.of("restore", "-l", archive.toString()));
        return new String(run.silent("restore -l"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "EUC_JP", "SQL_ASCII", "UTF8"})
    void textOfEveryEncodingArrives(String encoding) throws Exception {
        String word = encoding.equals("EUC_JP") ? "日本" : "Ýmir é";
        RestoreTarget target = RestoreTarget.create(
                server,
                "restore_" + encoding.toLowerCase(Locale.ROOT),
                "CREATE TABLE \"" + word + "\" (v text DEFAULT '" + word + "'); INSERT INTO \"" + word + "\" VALUES ('"
                        + word + "')",
                "ENCODING '" + encoding + "' LOCALE 'C' TEMPLATE template0");
        target.dump(archive).silent("dump");
        target.restore(archive).silent("restore");
        assertEquals(List.of(), target.differences());
        assertEquals("1", target.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    @Test
    void aDamagedArchiveSaysWhereAndRestoresNothingMore() throws Exception {
        RestoreTarget target = dumped("restore_damaged");
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        ToolRun run = target.restore(archive);
        assertEquals(1, run.exit());
        assertEquals(1, run.stderr().lines().count(), run.stderr());
        assertTrue(run.stderr().matches("pgconvoy: error: .* at offset \\d+\n"), run.stderr());
    }

    @Test
    void aServerThatDiesIsOneError() throws Exception {
        RestoreTarget target = RestoreTarget.create(
                server,
                "restore_killed",
                "CREATE FUNCTION public.stop(int) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN PERFORM"
                        + " pg_terminate_backend(pg_backend_pid()) WHERE current_database() ~ 'copy'; RETURN true; END"
                        + " $$; CREATE TABLE t (id int CHECK (public.stop(id))); INSERT INTO t VALUES (1)");
        target.dump(archive).silent("dump");
        ToolRun run = target.restore(archive);
        assertEquals(1, run.exit());
        assertEquals(
                1,
                run.stderr()
                        .lines()
                        .filter(line -> line.startsWith("pgconvoy: error: "))
                        .count(),
                run.stderr());
        assertTrue(run.stderr().contains(" TABLE DATA t postgres"), run.stderr());
    }
}
