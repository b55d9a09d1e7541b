package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said before anything is changed. */
class MigrateCheckTest {
    @Test
    void tellsWhatWouldFailAndWhatHelps() throws Exception {
        StockServer source = server(18);
        source.execute("postgres", """
            DROP ROLE IF EXISTS check_owner, check_reader; CREATE ROLE check_owner; CREATE ROLE check_reader;
            """);
        Migration migration = Migration.create(source, server(15), "migrate_check", """
            CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1';
            CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1));
            CREATE INDEX ON t (f(a));
            ALTER TABLE t OWNER TO check_owner;
            CREATE UNLOGGED TABLE u (a int);
            GRANT SELECT ON u TO check_reader;
            """);
        server(15).execute("postgres", "DROP ROLE IF EXISTS check_owner, check_reader");
        server(15).execute(migration.to(), "CREATE TABLE there ()");
        ToolRun run = check(migration);
        assertEquals(1, run.exit(), run.stderr());
        for (String expected : List.of(
                "error: server 15",
                " does not have virtual generated columns, which came with 18: TABLE public.t\n",
                "error: role \"check_owner\" does not exist in the target: TABLE public.t\n"
                        + "    remedy: --roles, --map-role or --no-owner\n",
                "error: role \"check_reader\" does not exist in the target: ACL public.TABLE u\n",
                "error: the target is not empty: public.there\n    remedy: an empty database, or --clean\n",
                "warning: the target (15",
                "warning: functions in indexes or materialized views run with an empty search path: public.f\n",
                "note: unlogged tables are moved, and lose their rows when a server crashes: public.u\n",
                "not clear: something was found that would make the migration fail\n")) {
            assertTrue(run.text().contains(expected), () -> expected + "is missing in\n" + run.text());
        }
        String json = check(migration, "--json").text().replaceAll("\\s+", " ");
        assertTrue(json.startsWith("{ \"clear\" : false, \"findings\" : [ { \"severity\" : \"error\", "), json);
        assertEquals("1", migration.inTarget("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        source.dropDatabase(migration.from());
    }

    @Test
    void aUserWithoutPowersIsToldWhatTheyCannotDo() throws Exception {
        StockServer server = server(18);
        Migration migration = Migration.create(server, server, "migrate_powers", """
            CREATE TABLE t (a int);
            CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e();
            """);
        server.execute("postgres", """
            DROP ROLE IF EXISTS check_nobody; CREATE ROLE check_nobody LOGIN;
            """);
        String nobody = "postgresql://check_nobody@" + server.host() + ":" + server.port() + "/";
        ToolRun target = Pgconvoy.run(List.of(
                "migrate",
                "--check",
                "--source",
                MigrateTest.uri(server, migration.from()),
                "--target",
                nobody + migration.to()));
        assertTrue(
                target.text()
                        .contains("error: only a superuser creates these, and the target's user is none: EVENT"
                                + " TRIGGER e\n"),
                target.text());
        assertTrue(target.text().contains("error: the target's user may not create schemas there\n"), target.text());
        assertTrue(
                target.text()
                        .contains("error: objects cannot be given to role \"postgres\", which the target's user is"),
                target.text());
        ToolRun source = Pgconvoy.run(List.of(
                "migrate",
                "--check",
                "--source",
                nobody + migration.from(),
                "--target",
                MigrateTest.uri(server, migration.to())));
        assertTrue(
                source.text().contains("error: tables and sequences of the source that may not be read: public.t\n"),
                source.text());
    }

    @Test
    void whatCannotBeDroppedIsSaidBeforeAnythingIs() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "migrate_held", """
            CREATE TABLE t (a int PRIMARY KEY); CREATE TABLE child (a int REFERENCES t); CREATE VIEW own AS SELECT a FROM t;
            """);
        migration.target().execute(migration.to(), """
            CREATE TABLE t (a int PRIMARY KEY); CREATE TABLE child (a int REFERENCES t); CREATE VIEW own AS SELECT a FROM t;
            CREATE SCHEMA s; CREATE VIEW s.v AS SELECT a FROM t; CREATE TABLE s.f (a int REFERENCES public.t);
            """);
        ToolRun run = migration.run("--clean");
        assertEquals(1, run.exit());
        assertEquals(
                "pgconvoy: error: nothing was done, because of what was found before: what is to be replaced cannot be"
                        + " dropped, because of what depends on it and is not replaced: s.f depends on public.t, s.v"
                        + " depends on public.t (--check tells all, --no-check goes on all the same)\n",
                run.stderr());
        migration.target().execute(migration.to(), "DROP SCHEMA s CASCADE");
        migration.run("--clean", "--verify").silent("migrate");
    }

    @Test
    void nothingIsSaidToFailWhereNothingDoes() throws Exception {
        Migration migration = Migration.create(server(17), server(18), "migrate_clear", "CREATE TABLE t (a int)");
        ToolRun run = check(migration);
        assertEquals(0, run.exit(), run.text() + run.stderr());
        assertTrue(run.text().endsWith("clear: nothing was found that would make the migration fail\n"), run.text());
    }

    @Test
    void aMigrationThatWouldFailDoesNotBegin() throws Exception {
        StockServer source = server(18);
        source.execute("postgres", "DROP ROLE IF EXISTS check_unknown; CREATE ROLE check_unknown");
        Migration migration = Migration.create(source, server(17), "migrate_refused", """
            CREATE TABLE t (a int); ALTER TABLE t OWNER TO check_unknown
            """);
        ToolRun run = migration.run();
        assertEquals(1, run.exit());
        assertEquals(
                "pgconvoy: error: nothing was done, because of what was found before: role \"check_unknown\" does not"
                        + " exist in the target: TABLE public.t (--check tells all, --no-check goes on all the same)\n",
                run.stderr());
        migration.run("--no-owner").succeeded("migrate");
        source.dropDatabase(migration.from());
    }

    private static ToolRun check(Migration migration, String... options) {
        List<String> arguments = new ArrayList<>(migration.arguments("migrate"));
        arguments.add("--check");
        arguments.addAll(List.of(options));
        return Pgconvoy.run(arguments);
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
