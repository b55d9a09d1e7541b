package io.pgconvoy.compat.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that end in the middle of a dump. */
@Timeout(300)
class LostSessionsTest {
    /** Each part takes seconds: a policy looks at every row and sleeps now and then. */
    private static final String SLOW_ROWS = """
            CREATE FUNCTION slow(id int) RETURNS boolean LANGUAGE plpgsql COST 1 AS
            $$ BEGIN IF id % 1000 = 0 THEN PERFORM pg_sleep(0.2); END IF; RETURN true; END $$;
            CREATE TABLE rows AS SELECT g AS id, repeat(md5(g::text), 30) AS filler FROM generate_series(1, 30000) g;
            ALTER TABLE rows ENABLE ROW LEVEL SECURITY;
            ALTER TABLE rows FORCE ROW LEVEL SECURITY;
            CREATE POLICY slowly ON rows USING (slow(id));
            DO $$ BEGIN CREATE ROLE pgconvoy_walker LOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$;
            GRANT SELECT ON rows TO pgconvoy_walker;
            """;

    private static final String READERS = """
            SELECT pid FROM pg_stat_activity
            WHERE datname = 'parallel_slow' AND usename = 'pgconvoy_walker' AND query LIKE 'COPY %' AND state = 'active'
              AND clock_timestamp() - query_start > interval '0.5 s'
            """;

    /** The dump's first session: another one may be idle too, between two parts or before its first. */
    private static final String HOLDER = """
            SELECT pid FROM pg_stat_activity
            WHERE datname = 'parallel_slow' AND usename = 'pgconvoy_walker' AND state = 'idle in transaction'
              AND backend_start = (SELECT min(backend_start) FROM pg_stat_activity
                                   WHERE datname = 'parallel_slow' AND usename = 'pgconvoy_walker')
              AND EXISTS (SELECT FROM pg_stat_activity
                          WHERE datname = 'parallel_slow' AND query LIKE 'COPY %' AND state = 'active')
            """;

    @TempDir
    Path folder;

    private Database source;

    @BeforeEach
    void create() throws Exception {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        source = Database.create(server, "parallel_slow", SLOW_ROWS);
    }

    @Test
    void aReaderThatIsKilledInMidPartBeginsThePartAnew() throws Exception {
        CompletableFuture<ToolRun> dump = CompletableFuture.supplyAsync(this::dump);
        kill(READERS, dump);
        kill(READERS, dump);
        ToolRun run = dump.get();
        run.succeeded("dump");
        assertTrue(
                run.stderr().contains("connection lost while reading table \"public.rows\""),
                "a warning says that it happened: " + run.stderr());
        Database target = Database.create(source.server(), "lost_target", "SELECT 1;");
        List<String> restore = new ArrayList<>(target.command("restore", "--section=pre-data", "--section=data"));
        restore.add(archive().toString());
        Pgconvoy.run(restore).succeeded("restore");
        assertEquals(hash(source), hash(target));
    }

    @Test
    void aSnapshotHolderThatIsKilledIsOneClearError() throws Exception {
        CompletableFuture<ToolRun> dump = CompletableFuture.supplyAsync(this::dump);
        kill(HOLDER, dump);
        ToolRun run = dump.get();
        assertEquals(1, run.exit());
        assertTrue(
                run.stderr()
                        .startsWith("pgconvoy: error: lost the connection that holds the dump's snapshot and locks: "),
                run.stderr());
        assertEquals(1, run.stderr().strip().lines().count(), run.stderr());
        assertFalse(Files.exists(archive()));
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!sessions().isEmpty()) {
            assertTrue(System.nanoTime() < deadline, "a session is left on the server");
            Thread.sleep(20);
        }
    }

    private ToolRun dump() {
        List<String> arguments = new ArrayList<>(
                source.command("dump", "-Fc", "-j", "2", "-f", archive().toString(), "-w"));
        arguments.addAll(List.of("-U", "pgconvoy_walker", "--enable-row-security", "-t", "rows"));
        return Pgconvoy.run(arguments);
    }

    private Path archive() {
        return folder.resolve("slow.dump");
    }

    private void kill(String which, CompletableFuture<ToolRun> dump) throws Exception {
        try (Connection connection = source.server().connect("postgres")) {
            List<String> pids = List.of();
            while (pids.isEmpty()) {
                assertFalse(
                        dump.isDone(),
                        () -> "the dump has ended: " + dump.join().stderr());
                Thread.sleep(20);
                pids = Database.rows(connection, which);
            }
            Database.rows(connection, "SELECT pg_terminate_backend(" + pids.get(0) + ")");
            while (Database.rows(connection, "SELECT pid FROM pg_stat_activity").contains(pids.get(0))) {
                Thread.sleep(10);
            }
        }
    }

    private List<String> sessions() throws Exception {
        try (Connection connection = source.server().connect("postgres")) {
            return Database.rows(
                    connection, "SELECT pid FROM pg_stat_activity WHERE datname = 'parallel_slow' AND pid IS NOT NULL");
        }
    }

    private static List<String> hash(Database database) throws Exception {
        try (Connection connection = database.server().connect(database.name())) {
            return Database.rows(connection, "SELECT count(*), sum(hashtext(t::text)) FROM rows t");
        }
    }
}
