package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What belongs to the cluster: roles that come along, tablespaces that are others; and a name typed on a terminal. */
class MigrateRolesTest {
    private static final String ROLES = """
        CREATE ROLE mr_group NOLOGIN;
        CREATE ROLE "mr Owner" LOGIN CONNECTION LIMIT 7 PASSWORD 'secret' VALID UNTIL '2040-01-01';
        CREATE ROLE mr_there CREATEDB;
        GRANT mr_group TO "mr Owner" WITH ADMIN OPTION;
        GRANT pg_read_all_data TO mr_group;
        ALTER ROLE "mr Owner" SET work_mem TO '9MB';
        COMMENT ON ROLE mr_group IS 'a group';
        """;

    private static final String DATABASE = """
        CREATE TABLE t (id int);
        ALTER TABLE t OWNER TO "mr Owner";
        GRANT SELECT ON t TO mr_group, mr_there;
        """;

    private final StockServer source = server(15);
    private final StockServer target = server(18);

    @BeforeEach
    @AfterEach
    void forget() throws SQLException {
        for (StockServer server : List.of(source, target)) {
            for (String database : List.of("roles_from", "roles_to")) {
                server.dropDatabase(database);
            }
            server.execute("postgres", "DROP ROLE IF EXISTS mr_group, \"mr Owner\", mr_there");
        }
    }

    @Test
    void rolesThatAreMissingComeAlong() throws SQLException {
        source.execute("postgres", ROLES);
        target.execute("postgres", "CREATE ROLE mr_there NOCREATEDB");
        Migration migration = Migration.create(source, target, "roles", DATABASE);
        assertEquals(1, migration.run().exit(), "nobody makes roles unasked");
        migration.run("--roles", "--verify").silent("migrate");
        assertEquals("mr Owner", migration.inTarget("SELECT tableowner FROM pg_tables WHERE tablename = 't'"));
        assertEquals(
                "7 t 2040 SCRAM {work_mem=9MB}",
                migration.inTarget("SELECT concat_ws(' ', rolconnlimit, rolcanlogin, extract(year FROM rolvaliduntil),"
                        + " left(rolpassword, 5), setconfig) FROM pg_authid a"
                        + " JOIN pg_db_role_setting s ON s.setrole = a.oid WHERE rolname = 'mr Owner'"));
        assertEquals(
                Migration.value(source, "postgres", "SELECT rolpassword FROM pg_authid WHERE rolname = 'mr Owner'"),
                migration.inTarget("SELECT rolpassword FROM pg_authid WHERE rolname = 'mr Owner'"));
        assertEquals(
                "mr_group>mr Owner true,pg_read_all_data>mr_group false",
                migration
                        .inTarget(
                                "SELECT string_agg(roleid::regrole::text || '>' || m.rolname || ' ' || admin_option,"
                                        + " ',' ORDER BY 1) FROM (SELECT roleid, member, admin_option FROM pg_auth_members"
                                        + " ORDER BY roleid DESC) x JOIN pg_roles m ON m.oid = member WHERE m.rolname LIKE 'mr%'")
                        .replace("\"", ""));
        assertEquals("f", migration.inTarget("SELECT rolcreatedb FROM pg_roles WHERE rolname = 'mr_there'"));
        assertEquals("a group", migration.inTarget("SELECT shobj_description('mr_group'::regrole, 'pg_authid')"));
    }

    @Test
    void passwordsStayWhereTheyAreWhenNotWanted() throws SQLException {
        source.execute("postgres", ROLES);
        Migration migration = Migration.create(source, target, "roles", DATABASE);
        ToolRun check = check(migration, "--roles", "--no-role-passwords");
        assertEquals(0, check.exit(), check.text());
        assertEquals("0", migration.inTarget("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'mr%'"), "only a check");
        migration
                .run("--roles", "--no-role-passwords", "--map-role", "mr_there=mr_group")
                .silent("migrate");
        assertEquals(
                "mr Owner,mr_group",
                migration.inTarget("SELECT string_agg(rolname, ',' ORDER BY rolname COLLATE \"C\") FROM pg_authid"
                        + " WHERE rolname LIKE 'mr%' AND rolpassword IS NULL"));
    }

    @Test
    void whatIsInATablespaceMayGoIntoAnother() throws SQLException {
        if (Migration.value(source, "postgres", "SELECT count(*) FROM pg_tablespace WHERE spcname = 'mr_space'")
                .equals("0")) {
            makeTablespace();
        }
        Migration migration = Migration.create(source, target, "roles", "CREATE TABLE t (id int) TABLESPACE mr_space");
        ToolRun refused = migration.run();
        assertTrue(refused.stderr().contains("tablespace \"mr_space\" does not exist in the target"), refused.stderr());
        migration.run("--map-tablespace", "mr_space=pg_default").silent("migrate");
        assertEquals("0", migration.inTarget("SELECT reltablespace FROM pg_class WHERE relname = 't'"));
        source.dropDatabase("roles_from");
        source.execute("postgres", "DROP TABLESPACE mr_space");
    }

    @Test
    void onATerminalTheTargetsNameIsTyped() throws SQLException, IOException, InterruptedException {
        Migration migration = Migration.create(source, target, "roles", "CREATE TABLE t (id int)");
        assertTrue(onTerminal(migration, "other").contains("confirmed was \"other\", but the target is \"roles_to\""));
        assertEquals("0", migration.inTarget("SELECT count(*) FROM pg_class WHERE relname = 't'"));
        String typed = onTerminal(migration, "roles_to");
        assertTrue(typed.contains("Database \"roles_to\" is going to be written to. Type its name to begin: "), typed);
        assertEquals("1", migration.inTarget("SELECT count(*) FROM pg_class WHERE relname = 't'"));
    }

    /** In the server's own folder; not inside a transaction, which several statements in one would be. */
    private void makeTablespace() throws SQLException {
        try (Connection connection = source.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE mr_space LOCATION ''");
        }
    }

    /** What {@code script}, which gives a program a terminal, saw of it. */
    private static String onTerminal(Migration migration, String answer) throws IOException, InterruptedException {
        Assumptions.assumeTrue(new java.io.File("/usr/bin/script").canExecute(), "no script(1) on this machine");
        List<String> words = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "io.pgconvoy.cli.Main"));
        words.addAll(migration.arguments("migrate"));
        String command =
                String.join(" ", words.stream().map(word -> "'" + word + "'").toList());
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/script", "-qec", command, "/dev/null");
        builder.environment().put("TERM", "xterm");
        Process process = builder.redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            return seen;
        } finally {
            process.destroyForcibly();
        }
    }

    private static ToolRun check(Migration migration, String... options) {
        List<String> arguments = migration.arguments("migrate");
        arguments.add("--check");
        arguments.addAll(List.of(options));
        return Pgconvoy.run(arguments);
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
