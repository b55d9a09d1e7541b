package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the check says of extensions, collations, circles of keys, temporary tables, and services without superusers. */
class CheckedPartsTest {
    @Test
    void extensionsThatAreMissingOrOfAnotherVersionAreTold() throws Exception {
        StockServer server = server(18);
        Migration migration = Migration.create(server, server, "check_extensions", """
            CREATE EXTENSION hstore; CREATE EXTENSION pg_trgm; CREATE EXTENSION citext;
            UPDATE pg_extension SET extname = 'nowhere' WHERE extname = 'citext';
            UPDATE pg_extension SET extversion = '99' WHERE extname = 'hstore';
            UPDATE pg_extension SET extversion = '1.5' WHERE extname = 'pg_trgm';
            """);
        told(check(migration), 1, """
            error: extensions that the target's server does not have: EXTENSION nowhere
                remedy: install their files on its machine, or leave out what needs them
            """, """
            warning: extension "hstore" has version 99 in the source and will have 1.8 in the target
                remedy: the target's server does not have 99: install it there, or make sure that nothing depends on what\
             changed between the two
            """, """
            note: extension "pg_trgm" has version 1.5 in the source and will have 1.6 in the target
                remedy: CREATE EXTENSION pg_trgm VERSION '1.5' in the target before, to keep it
            """);
        migration.target().execute(migration.to(), "CREATE EXTENSION pg_trgm VERSION '1.5'");
        ToolRun kept = check(migration, "--json");
        assertTrue(!kept.text().contains("pg_trgm"), kept.text());
        assertTrue(
                kept.text()
                        .contains("\"remedy\" : \"install their files on its machine, or leave out what needs them\""),
                kept.text());
        server.dropDatabase(migration.from());
    }

    @Test
    void collationsOfAnotherMachineAreTold() throws Exception {
        StockServer server = server(18);
        Migration migration = Migration.create(server, server, "check_collations", """
            CREATE COLLATION german (provider = icu, locale = 'de');
            CREATE COLLATION plain (provider = libc, locale = 'C.utf8');
            CREATE TABLE t (a text COLLATE "sv-x-icu", b text COLLATE "C");
            """);
        migration
                .target()
                .execute(
                        migration.to(),
                        "DELETE FROM pg_collation WHERE collprovider = 'i' OR collcollate ~* '^c\\.utf'");
        told(check(migration), 1, """
            error: the target's server has no ICU, which provides these collations: COLLATION public.german
                remedy: a server that is built with ICU
            """, """
            error: the target does not have collation "sv-x-icu", which comes from the machine's locales or from ICU: TABLE\
             public.t
                remedy: install the locale on its machine, then SELECT pg_import_system_collations('pg_catalog') in the\
             target
            """, """
            warning: the target's machine did not have locale "C.utf8" when its cluster was made: COLLATION public.plain
                remedy: install the locale there, if that has not been done since
            """);
    }

    @Test
    void databasesThatSortDifferentlyAreTold() throws Exception {
        StockServer server = server(18);
        Migration migration = Migration.create(server, server, "check_order", "CREATE TABLE t (a text)");
        server.dropDatabase(migration.to());
        server.execute(
                "postgres",
                "CREATE DATABASE " + migration.to() + " LOCALE_PROVIDER icu ICU_LOCALE 'sv' TEMPLATE template0");
        ToolRun run = check(migration);
        assertEquals(0, run.exit(), run.text());
        assertTrue(run.text().contains("warning: the source's texts are sorted by the C library"), run.text());
        assertTrue(run.text().contains(", the target's by ICU (sv), version "), run.text());
        assertTrue(
                run.text()
                        .contains("remedy: create the target with the source's LOCALE_PROVIDER and locale, TEMPLATE"
                                + " template0\n"),
                run.text());
    }

    @Test
    void circlesOfForeignKeysAndTemporaryTablesAreTold() throws Exception {
        StockServer server = server(17);
        Migration migration = Migration.create(server, server(18), "check_circles", """
            CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
            ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
            CREATE TABLE own (id int PRIMARY KEY, parent int REFERENCES own, a int REFERENCES a);
            """);
        try (Connection connection = server.connect(migration.from());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE mine (a int)");
            told(
                    check(migration),
                    0,
                    "note: foreign keys refer to each other in a circle, and are made when all rows are there: public.a,"
                            + " public.b\n",
                    "note: temporary tables belong to their sessions and are not moved\n");
            told(check(migration, "--data-only"), 0, """
                warning: foreign keys refer to each other in a circle, and rows cannot come before what they refer to:\
                 public.a, public.b
                    remedy: move definitions together with rows
                """);
        }
    }

    @Test
    void whoIsNoSuperuserIsToldWhatTheServiceRestricts() throws Exception {
        try (PrivateServer server = Stock.ofThisRun()
                .start(18, new PrivateServer.Setup(List.of(), List.of("host all all 127.0.0.1/32 trust"), Map.of()))
                .orElseThrow()) {
            Migration migration = Migration.create(server, server, "check_service", """
                CREATE EXTENSION pg_buffercache; CREATE EXTENSION hstore;
                CREATE TABLE t (a int);
                CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
                CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e();
                """);
            server.execute("postgres", "CREATE ROLE tester LOGIN");
            server.execute("postgres", "GRANT CREATE ON DATABASE " + migration.to() + " TO tester");
            told(
                    checkAs("tester", migration),
                    1,
                    """
                error: the target's user may not create anything in schema public there
                    remedy: GRANT CREATE ON SCHEMA public, or make the user the database's owner
                """,
                    """
                error: extensions that only a superuser may create, and the target's user is none: EXTENSION pg_buffercache
                    remedy: let an administrator CREATE EXTENSION in the target before
                """,
                    "error: only a superuser creates these, and the target's user is none: EVENT TRIGGER e\n");
            server.execute("postgres", "CREATE ROLE rds_superuser");
            server.execute("postgres", "ALTER DATABASE " + migration.to() + " OWNER TO tester");
            told(
                    checkAs("tester", migration),
                    0,
                    """
                warning: extensions that only a superuser may create, and the target's user is none: EXTENSION pg_buffercache
                    remedy: let an administrator CREATE EXTENSION in the target before; see rds.allowed_extensions
                """,
                    """
                warning: only a superuser creates these; Amazon RDS or Aurora may let members of rds_superuser: EVENT\
                 TRIGGER e
                    remedy: GRANT rds_superuser to the target's user, or leave them out
                """,
                    "warning: the target's user is no member of rds_superuser, the role of Amazon RDS or Aurora's"
                            + " administrators\n",
                    "note: the target is on Amazon RDS or Aurora, where nobody is a superuser: ");
            server.execute(migration.to(), "CREATE EXTENSION pg_buffercache");
            ToolRun there = checkAs("tester", migration);
            assertTrue(!there.text().contains("pg_buffercache"), there.text());
        }
    }

    private static void told(ToolRun run, int exit, String... findings) {
        for (String finding : findings) {
            assertTrue(run.text().contains(finding), () -> finding + "is missing in\n" + run.text() + run.stderr());
        }
        assertEquals(exit, run.exit(), run.text() + run.stderr());
    }

    private static ToolRun check(Migration migration, String... options) {
        List<String> arguments = new ArrayList<>(migration.arguments("migrate"));
        arguments.add("--check");
        arguments.addAll(List.of(options));
        return Pgconvoy.run(arguments);
    }

    private static ToolRun checkAs(String user, Migration migration) {
        return Pgconvoy.run(List.of(
                "migrate",
                "--check",
                "--no-owner",
                "--source",
                MigrateTest.uri(migration.source(), migration.from()),
                "--target",
                "postgresql://" + user + "@" + migration.target().host() + ":"
                        + migration.target().port() + "/" + migration.to()));
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
