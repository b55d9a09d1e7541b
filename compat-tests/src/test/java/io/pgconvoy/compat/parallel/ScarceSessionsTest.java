package io.pgconvoy.compat.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps that left the number of sessions to the program, or whose readers cannot have what they need. */
@Timeout(120)
class ScarceSessionsTest {
    private static final String CONTENTS = """
        DO $$ BEGIN CREATE ROLE pgconvoy_few LOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$;
        CREATE TABLE a AS SELECT g AS id, repeat(md5(g::text), 20) AS filler FROM generate_series(1, 60000) g;
        CREATE TABLE b AS SELECT g AS id FROM generate_series(1, 1000) g;
        GRANT SELECT ON a, b TO pgconvoy_few;
        """;

    /** A policy makes the first table last, so that there is time to ask for the second one. */
    private static final String SLOW = """
        CREATE FUNCTION slow(id int) RETURNS boolean LANGUAGE plpgsql COST 1 AS
        $$ BEGIN IF id % 1000 = 0 THEN PERFORM pg_sleep(0.05); END IF; RETURN true; END $$;
        ALTER TABLE a ENABLE ROW LEVEL SECURITY;
        CREATE POLICY slowly ON a USING (slow(id));
        """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRoleThatMayHaveFewSessionsDumpsWithThose(int limit) throws Exception {
        Database source = Database.create(Stock.ofThisRun().server(17).orElseThrow(), "scarce", CONTENTS);
        source.server().execute("scarce", "ALTER ROLE pgconvoy_few CONNECTION LIMIT " + limit);
        assertEquals(script(source, "-j", "1", "-U", "postgres"), script(source, "-U", "pgconvoy_few"));
        List<String> threeSessions = new ArrayList<>(source.command("dump", "-j", "3"));
        threeSessions.addAll(List.of("-U", "pgconvoy_few"));
        ToolRun asked = Pgconvoy.run(threeSessions);
        assertEquals(1, asked.exit());
        assertTrue(asked.stderr().contains("too many connections for role"), asked.stderr());
    }

    /** Stock's parallel dump fails here; one on a single session does not. */
    @Test
    void aTableThatSomebodyWaitsForIsReadOnTheSessionThatHasItsLock() throws Exception {
        Database source = Database.create(Stock.ofThisRun().server(17).orElseThrow(), "awaited", CONTENTS + SLOW);
        source.server().execute("awaited", "ALTER ROLE pgconvoy_few CONNECTION LIMIT -1");
        CompletableFuture<String> dump = CompletableFuture.supplyAsync(() -> {
            try {
                return script(source, "-j", "2", "-U", "pgconvoy_few", "--enable-row-security");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try (Connection watcher = source.server().connect("awaited")) {
            await(watcher, "SELECT 1 FROM pg_stat_activity WHERE usename = 'pgconvoy_few' AND query LIKE 'COPY %'");
            CompletableFuture<Void> change = CompletableFuture.runAsync(() -> {
                try {
                    source.server().execute("awaited", "ALTER TABLE b ADD COLUMN late int");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await(watcher, "SELECT 1 FROM pg_locks WHERE relation = 'b'::regclass AND NOT granted");
            assertFalse(dump.isDone());
            String script = dump.get();
            change.get();
            assertFalse(script.contains("late"));
            assertTrue(script.contains("\n1000\n"), "the rows of the table that was asked for");
            assertTrue(script.contains("\n60000\t"), "the rows of the other table");
        }
    }

    private static void await(Connection connection, String query) throws Exception {
        while (Database.rows(connection, query).isEmpty()) {
            Thread.sleep(10);
        }
    }

    /** Without the key of the lines that restrict psql, which is another one each time. */
    private String script(Database source, String... options) throws Exception {
        Path file = folder.resolve("script.sql");
        List<String> words = new ArrayList<>(source.command("dump", "-f", file.toString()));
        words.addAll(List.of(options));
        Pgconvoy.run(words).succeeded("dump");
        return Files.readString(file).replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }
}
