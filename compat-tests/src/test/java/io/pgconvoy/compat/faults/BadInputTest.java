package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each wrong input gives one line that says what is wrong, status 1, and no file. */
class BadInputTest {
    private static final String SETUP = """
            CREATE TABLE open (id int);
            CREATE TABLE secret (id int);
            DO $$ BEGIN CREATE ROLE pgconvoy_clerk LOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$;
            GRANT SELECT ON open TO pgconvoy_clerk
            """;

    @TempDir
    Path folder;

    private Victim victim;

    @BeforeEach
    void create() throws SQLException {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        victim = Victim.create(server, "bad_input", folder, SETUP);
    }

    @Test
    void aWrongHostIsNamed() throws Exception {
        String line = victim.failure(victim.dump("-h", "no-such-host.invalid"));
        assertTrue(line.contains("\"no-such-host.invalid\""), line);
    }

    @Test
    void aWrongPortIsNamed() throws Exception {
        String line = victim.failure(victim.dump("-h", "127.0.0.1", "-p", "1"));
        assertTrue(line.contains("port 1 failed: "), line);
    }

    @Test
    void aWrongUserIsNamed() throws Exception {
        String line = victim.failure(victim.dump("-U", "nobody_knows"));
        assertTrue(line.endsWith("FATAL:  role \"nobody_knows\" does not exist"), line);
    }

    @Test
    void aWrongPasswordIsNamed() throws Exception {
        List<String> access = List.of("host all clerk 127.0.0.1/32 scram-sha-256");
        PrivateServer.Setup setup = new PrivateServer.Setup(List.of(), access, Map.of());
        try (PrivateServer server = Stock.ofThisRun().start(16, setup).orElseThrow()) {
            Victim guarded = Victim.create(server, "guarded", folder, "CREATE ROLE clerk LOGIN PASSWORD 'right'");
            String line = guarded.failure(guarded.dump("-d", "dbname=guarded user=clerk password=wrong"));
            assertTrue(line.endsWith("FATAL:  password authentication failed for user \"clerk\""), line);
            line = guarded.failure(guarded.dump("-U", "clerk"));
            assertTrue(line.endsWith("fe_sendauth: no password supplied"), line);
            Pgconvoy.run(guarded.dump("-d", "dbname=guarded user=clerk password=right"))
                    .silent("dump");
            assertEquals("Password: \n0", withoutTerminal(guarded, "right\n"));
            assertTrue(withoutTerminal(guarded, "").endsWith("fe_sendauth: no password supplied\n1"));
        }
    }

    /** What pg_dump says that gets a password on standard input, and its status. */
    private static String withoutTerminal(Victim guarded, String input) throws Exception {
        List<String> command = new ArrayList<>(List.of("setsid", "--wait"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "pg_dump"));
        command.addAll(
                List.of("-h", "127.0.0.1", "-p", String.valueOf(guarded.server().port())));
        command.addAll(List.of("-U", "clerk", guarded.database()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.US_ASCII));
        }
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + process.waitFor();
    }

    @Test
    void aWrongDatabaseIsNamed() throws Exception {
        String line = victim.failure(victim.dump("-d", "nothing_here"));
        assertTrue(line.endsWith("FATAL:  database \"nothing_here\" does not exist"), line);
    }

    @Test
    void aTableThatMayNotBeReadIsNamed() throws Exception {
        String line = victim.failure(victim.dump("-U", "pgconvoy_clerk"));
        assertTrue(line.contains("permission denied for table secret"), line);
    }

    @Test
    void aServerWithoutTlsIsRefusedWhereTlsIsDemanded() throws Exception {
        String conninfo = "dbname=" + victim.database() + " sslmode=require";
        String line = victim.failure(victim.dump("-h", "127.0.0.1", "-d", conninfo));
        assertTrue(line.endsWith("server does not support SSL, but SSL was required"), line);
    }

    @Test
    void anUnknownConnectionParameterIsNamed() throws Exception {
        String line = victim.failure(victim.dump("-d", "dbname=x colour=blue"));
        assertTrue(line.endsWith("invalid connection option \"colour\""), line);
    }

    @Test
    void aTargetThatCannotBeWrittenIsNamed() throws Exception {
        String target = folder.resolve("no/such/folder/target.dump").toString();
        String line = victim.failure(victim.dump("-f", target));
        assertTrue(line.contains(target) && line.contains("No such file or directory"), line);
    }

    @Test
    void aFullDiskIsNamed() throws Exception {
        victim.server().execute(victim.database(), Victim.ROWS);
        String line = victim.failure(victim.dump("-f", "/dev/full"));
        assertTrue(line.contains("/dev/full") && line.contains("No space left on device"), line);
    }

    @Test
    void anObjectOfAKindNobodyKnowsIsNamed() throws Exception {
        victim.server().execute(victim.database(), """
                        CREATE TABLE future (id int);
                        SET allow_system_table_mods = on;
                        UPDATE pg_class SET relkind = 'X' WHERE relname = 'future'
                        """);
        String line = victim.failure(victim.dump());
        assertTrue(line.contains("future"), line);
    }

    @Test
    void aPatternThatMatchesNothingIsAnError() throws Exception {
        assertEquals("pgconvoy: error: no matching tables were found", victim.failure(victim.dump("-t", "nowhere")));
    }

    @Test
    void everyFailureLeavesAnExistingTargetAsItWas() throws Exception {
        Path target = Files.writeString(victim.target(), "the dump of yesterday");
        assertEquals(1, Pgconvoy.run(victim.dump("-U", "pgconvoy_clerk")).exit());
        assertEquals("the dump of yesterday", Files.readString(target));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(target), files.toList());
        }
    }
}
