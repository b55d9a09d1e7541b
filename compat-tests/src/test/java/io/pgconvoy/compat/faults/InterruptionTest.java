package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dump that is stopped half-way, by a signal or by the server's end, leaves no file and no session. */
@Timeout(120)
class InterruptionTest {
    /** The function is called for each row and makes the COPY last until something ends it. */
    private static final String SLOW_ROWS = """
            CREATE FUNCTION slow(int) RETURNS int LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_sleep(600); RETURN $1; END $$;
            CREATE TABLE rows (id int, filler text);
            INSERT INTO rows SELECT g, repeat('x', 1000) FROM generate_series(1, 1000) g;
            ALTER TABLE rows ENABLE ROW LEVEL SECURITY;
            ALTER TABLE rows FORCE ROW LEVEL SECURITY;
            CREATE POLICY slowly ON rows USING (slow(id) > 0 OR id < 990);
            DO $$ BEGIN CREATE ROLE pgconvoy_walker LOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$;
            GRANT SELECT ON rows TO pgconvoy_walker
            """;

    private static final String COPYING = " AND query LIKE 'COPY %' AND state = 'active'";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"INT, -Fc", "TERM, -Fc", "TERM, -Fd", "TERM, -Ft"})
    void aSignalEndsTheDumpAndItsSession(String signal, String format) throws Exception {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        Victim victim = Victim.create(server, "interrupted_" + signal.toLowerCase(Locale.ROOT), folder, SLOW_ROWS);
        Process dump = start(victim, format);
        awaitCopy(victim);
        new ProcessBuilder("kill", "-" + signal, String.valueOf(dump.pid()))
                .start()
                .waitFor();
        String errors = new String(dump.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(dump.waitFor(30, TimeUnit.SECONDS), "the dump goes on");
        assertEquals(1, dump.exitValue());
        assertEquals(1, errors.strip().lines().count(), errors);
        victim.assertNothingLeft();
    }

    @Test
    void aServerThatDiesInMidCopyIsOneLine() throws Exception {
        PrivateServer.Setup setup =
                new PrivateServer.Setup(List.of(), List.of("host all all 127.0.0.1/32 trust"), Map.of());
        try (PrivateServer server = Stock.ofThisRun().start(16, setup).orElseThrow()) {
            Victim victim = Victim.create(server, "killed", folder, SLOW_ROWS);
            Process dump = start(victim, "-Fc");
            awaitCopy(victim);
            server.close();
            String errors = new String(dump.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(dump.waitFor(30, TimeUnit.SECONDS), "the dump goes on");
            assertEquals(1, dump.exitValue(), errors);
            assertEquals(
                    1,
                    errors.strip()
                            .lines()
                            .filter(line -> line.startsWith("pgconvoy: error: "))
                            .count(),
                    errors);
            assertFalse(victim.target().toFile().exists());
        }
        assertEquals(0, folder.toFile().list().length);
    }

    private static Process start(Victim victim, String format) throws Exception {
        // A shell has what it runs in the background ignore SIGINT, and that is inherited.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(victim.dump("-U", "pgconvoy_walker", "--enable-row-security", format));
        return new ProcessBuilder(command).start();
    }

    private static void awaitCopy(Victim victim) throws Exception {
        String query = "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + victim.database() + "'" + COPYING;
        while (victim.number(query) == 0) {
            Thread.sleep(20);
        }
    }
}
