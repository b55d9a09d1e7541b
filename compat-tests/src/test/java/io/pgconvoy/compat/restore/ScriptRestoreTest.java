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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain SQL scripts run without psql: what dumps hold arrives, and nothing else is done. */
class ScriptRestoreTest {
    private static final String SETUP = """
            CREATE SCHEMA app;
            CREATE TABLE app.a (id serial PRIMARY KEY, v text, b bytea);
            INSERT INTO app.a (v, b) SELECT E'row\\t' || g || E'\\n\\\\.\\n;''"', decode(md5(g::text), 'hex')
            FROM generate_series(1, 2000) g;
            CREATE TABLE app.none (); INSERT INTO app.none DEFAULT VALUES;
            CREATE FUNCTION app.f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN i; END; $$;
            CREATE RULE r AS ON DELETE TO app.none DO ALSO (SELECT 1; SELECT 2);
            SELECT lo_from_bytea(4242, decode(repeat('00ff5c27', 20000), 'hex'));
            COMMENT ON TABLE app.a IS E'It''s a \\\\table; -- really'
            """;

    private static final String SINCE_14 = """
            ;CREATE FUNCTION app.g(i int) RETURNS int LANGUAGE sql
            BEGIN ATOMIC SELECT CASE WHEN i > 0 THEN 1 ELSE 2 END; SELECT 3; END
            """;

    @TempDir
    Path folder;

    private StockServer server;
    private Path script;

    @BeforeEach
    void server() {
        server = Stock.ofThisRun().server(18).orElseThrow();
        script = folder.resolve("app.sql");
    }

    private RestoreTarget created(String name) throws Exception {
        return RestoreTarget.create(server, name, SETUP + SINCE_14);
    }

    private static List<String> with(StockServer server, String... options) {
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.addAll(List.of(options));
        return arguments;
    }

    private void write(String... lines) throws Exception {
        Files.writeString(script, String.join("\n", lines) + "\n");
    }

    private static void stockDumps(StockServer server, String database, Path file, String... options) {
        List<String> arguments = with(server, options);
        arguments.addAll(List.of("-f", file.toString(), database));
        StockTools tools = Stock.ofThisRun().tools(server.major()).orElseThrow();
        tools.run("pg_dump", arguments).succeeded("pg_dump");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 17, 18})
    void scriptsOfStockArrive(int major) throws Exception {
        StockServer stock = Stock.ofThisRun().server(major).orElse(null);
        assumeTrue(stock != null && Stock.ofThisRun().tools(major).isPresent(), "no stock tools or server " + major);
        RestoreTarget target = RestoreTarget.create(stock, "script_stock", major < 14 ? SETUP : SETUP + SINCE_14);
        stockDumps(stock, target.source(), script);
        target.restore(script).silent("restore");
        assertEquals(List.of(), target.differences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--inserts", "--rows-per-insert=100", "--column-inserts", "--disable-dollar-quoting"})
    void otherFormsOfScriptsArrive(String option) throws Exception {
        RestoreTarget target = created("script_forms");
        stockDumps(server, target.source(), script, option);
        target.restore(script).silent("restore");
        assertEquals(List.of(), target.differences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip:1", "lz4", "zstd"})
    void compressionIsFoundOutByLooking(String compression) throws Exception {
        RestoreTarget target = created("script_compressed");
        Pgconvoy.run(with18("dump", "-Z", compression, "-f", script.toString(), target.source()))
                .silent("dump");
        target.restore(script, "-1").silent("restore");
        assertEquals(List.of(), target.differences());
        byte[] bytes = Files.readAllBytes(script);
        Files.write(script, Arrays.copyOf(bytes, bytes.length - 20));
        server.execute(target.copy(), "DROP SCHEMA app CASCADE");
        assertEquals(1, target.restore(script, "-1").exit(), "a part of it is missing");
        assertEquals("0", target.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'app'"));
    }

    private List<String> with18(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(with(server, options));
        return arguments;
    }

    @Test
    void aScriptComesThroughStandardInput() throws Exception {
        RestoreTarget target = created("script_stdin");
        stockDumps(server, target.source(), script);
        ToolRun run = piped(Files.readAllBytes(script), with18("restore", "-d", target.copy()));
        run.silent("restore");
        assertEquals(List.of(), target.differences());
    }

    private static ToolRun piped(byte[] input, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                arguments.toArray(String[]::new),
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new ToolRun(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aScriptThatCreatesItsDatabaseConnectsToIt() throws Exception {
        RestoreTarget target = created("script_create");
        server.execute("postgres", "DROP DATABASE IF EXISTS \"script create's\"");
        server.dropDatabase("script_renamed");
        server.execute("postgres", "ALTER DATABASE script_create_source RENAME TO \"script create's\"");
        stockDumps(server, "script create's", script, "--create");
        server.execute("postgres", "ALTER DATABASE \"script create's\" RENAME TO script_renamed");
        target.restore(script).silent("restore");
        RestoreTarget created = new RestoreTarget(server, "script_renamed", "'script create\\'s'");
        assertEquals(List.of(), created.differences());
    }

    @Test
    void failuresAreCountedAndNamedWithTheirLine() throws Exception {
        RestoreTarget target = created("script_failures");
        write(
                "SELECT 1;",
                "CREATE TABLE",
                "  app_x (id nope);",
                "COPY nowhere (id) FROM stdin;",
                "1;",
                "DROP TABLE x;",
                "\\.",
                "CREATE TABLE fine (id int);",
                "COPY fine FROM stdin;",
                "1",
                "x",
                "\\.",
                "INSERT INTO fine VALUES (7);");
        ToolRun run = target.restore(script);
        assertEquals(1, run.exit());
        String file = Pattern.quote(script.toString());
        String expected = "pgconvoy: error: " + file + ":2: ERROR:  type \"nope\" does not exist\n"
                + "LINE 2:   app_x \\(id nope\\);\n +\\^\n"
                + "pgconvoy: error: " + file + ":4: ERROR:  relation \"nowhere\" does not exist\n"
                + "pgconvoy: error: " + file + ":9: ERROR:  invalid input syntax for type integer: \"x\"\n"
                + "CONTEXT:  COPY fine, line 2, column id: \"x\"\n"
                + "pgconvoy: warning: errors ignored on restore: 3\n";
        assertTrue(run.stderr().matches(expected), run.stderr());
        assertEquals("7", target.value("SELECT string_agg(id::text, ' ') FROM fine"));
    }

    @Test
    void theFirstFailureStopsAScriptWhereAskedFor() throws Exception {
        RestoreTarget target = created("script_exit");
        write("CREATE TABLE one ();", "CREATE TABLE one ();", "CREATE TABLE two ();");
        assertEquals(1, target.restore(script, "-e").exit());
        assertEquals(
                "one", target.value("SELECT string_agg(relname, ' ') FROM pg_class WHERE relname IN ('one', 'two')"));
        server.execute(target.copy(), "DROP TABLE one");
        assertEquals(1, target.restore(script, "-1").exit());
        assertEquals("0", target.value("SELECT count(*) FROM pg_class WHERE relname IN ('one', 'two')"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\! touch FILE",
                "\\copy t FROM PROGRAM 'touch FILE'",
                "\\i FILE",
                "COPY t FROM PROGRAM 'touch FILE'",
                "COPY pg_class TO 'FILE'",
                "\\connect no_such_database",
                "\\o FILE",
                "\\set x `touch FILE`",
                "\\connect `touch FILE`",
                "\\connect \"host=elsewhere dbname=x\"",
                "\\connect -reuse-previous=on \"host=elsewhere\"",
                "\\connect postgres somebody elsewhere",
                "SELECT 1 \\gexec",
                "\\unrestrict",
                "\\.",
            })
    void whatADumpNeedsNotIsRefusedWithItsLine(String line) throws Exception {
        RestoreTarget target = created("script_refused");
        Path file = folder.resolve("touched");
        write("CREATE TABLE before ();", line.replace("FILE", file.toString()), ";", "CREATE TABLE after ();");
        ToolRun run = target.restore(script);
        assertEquals(1, run.exit());
        assertTrue(run.stderr().startsWith("pgconvoy: error: " + script + ": line 2: "), run.stderr());
        assertTrue(!Files.exists(file));
        assertEquals(
                "before",
                target.value("SELECT string_agg(relname, ' ') FROM pg_class WHERE relname IN ('before', 'after')"));
    }

    @Test
    void betweenItsMarksAScriptHasNoCommandsAtAll() throws Exception {
        RestoreTarget target = created("script_restricted");
        write(
                "\\restrict key",
                "CREATE TABLE before ();",
                "\\connect postgres",
                "CREATE TABLE after ();",
                "\\unrestrict key");
        ToolRun run = target.restore(script);
        assertEquals(1, run.exit());
        assertTrue(
                run.stderr().contains("line 3: \\connect: commands of psql's are restricted since line 1"),
                run.stderr());
        write("\\restrict key", "SELECT 1;", "\\unrestrict other");
        assertTrue(target.restore(script).stderr().contains("line 3: \\unrestrict: wrong key"));
        write("\\restrict key", "SELECT 1;");
        ToolRun cut = target.restore(script);
        assertEquals(1, cut.exit(), "the end is missing");
        assertTrue(cut.stderr().contains("without the \\unrestrict that belongs to line 1"), cut.stderr());
    }

    @Test
    void aScriptThatIsCutOffIsAnError() throws Exception {
        RestoreTarget target = created("script_cut");
        write("CREATE TABLE t (id int);", "COPY t FROM stdin;", "1", "2");
        ToolRun run = target.restore(script);
        assertEquals(1, run.exit());
        assertTrue(run.stderr().contains("line 2: the rows of this COPY are cut off"), run.stderr());
        assertEquals("0", target.value("SELECT count(*) FROM t"));
    }

    @Test
    void choicesNeedAnArchive() throws Exception {
        RestoreTarget target = created("script_choices");
        write("CREATE TABLE t (id int);");
        for (String option : List.of("--schema-only", "-t=t", "-j=2", "--clean", "--no-comments", "--role=x")) {
            ToolRun run = target.restore(script, option.split("="));
            assertEquals(1, run.exit(), option);
            assertTrue(run.stderr().contains("a plain SQL script is run as it is"), run.stderr());
        }
        assertEquals("0", target.value("SELECT count(*) FROM pg_class WHERE relname = 't'"));
    }

    @Test
    void underStocksNameScriptsAreLeftToPsql() throws Exception {
        RestoreTarget target = created("script_stock_name");
        stockDumps(server, target.source(), script);
        List<String> arguments = new ArrayList<>(List.of("pg_restore"));
        arguments.addAll(with(server, "-d", target.copy(), script.toString()));
        ToolRun run = Pgconvoy.run(arguments);
        assertEquals(1, run.exit());
        assertEquals(
                "pg_restore: error: input file appears to be a text format dump. Please use psql.\n", run.stderr());
    }

    @Test
    void settingsThatTheTargetDoesNotHaveAreLeftOut() throws Exception {
        StockServer old = Stock.ofThisRun().server(13).orElse(null);
        assumeTrue(old != null, "no server 13");
        RestoreTarget source = RestoreTarget.create(server, "settings_new", "CREATE TABLE t (id int)");
        server.execute("postgres", "ALTER DATABASE settings_new_source SET transaction_timeout TO '1h'");
        server.execute("postgres", "ALTER DATABASE settings_new_source SET work_mem TO '5MB'");
        RestoreTarget target = RestoreTarget.create(old, "settings_old", "");
        stockDumps(server, source.source(), script);
        ToolRun fromScript = target.restore(script);
        assertEquals(0, fromScript.exit(), fromScript.stderr());
        String notice = "pgconvoy: warning: left out: setting \"transaction_timeout\", which the server (13.";
        assertTrue(fromScript.stderr().startsWith(notice), fromScript.stderr());
        assertEquals(1, fromScript.stderr().lines().count(), fromScript.stderr());
        Path archive = folder.resolve("app.dump");
        source.dump(archive, "--compat", "13").silent("dump");
        old.dropDatabase("settings_new_source");
        ToolRun fromArchive = target.restore(archive, "--create", "-L", nothing());
        assertTrue(fromArchive.stderr().startsWith(notice), fromArchive.stderr());
        assertEquals(1, fromArchive.stderr().lines().count(), fromArchive.stderr());
        assertEquals(
                "{work_mem=5MB}",
                target.value("SELECT setconfig FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase"
                        + " WHERE datname = 'settings_new_source'"));
    }

    /** A list of nothing: the database itself is restored all the same. */
    private String nothing() throws Exception {
        return Files.writeString(folder.resolve("list"), "; nothing\n").toString();
    }
}
