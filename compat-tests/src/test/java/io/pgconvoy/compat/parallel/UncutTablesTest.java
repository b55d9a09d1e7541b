package io.pgconvoy.compat.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Large tables in a directory archive, of a server that cannot read them by page ranges, or one that need not. */
@Timeout(300)
class UncutTablesTest {
    /** Two tables take their time: a policy looks at every row and sleeps now and then. */
    private static final String CONTENTS = """
        DO $$ BEGIN CREATE ROLE pgconvoy_uncut LOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$;
        CREATE FUNCTION slow(id int) RETURNS boolean LANGUAGE plpgsql COST 1 AS
        $$ BEGIN IF id % 1000 = 0 THEN PERFORM pg_sleep(0.05); END IF; RETURN true; END $$;
        CREATE TABLE a AS SELECT g AS id, repeat(md5(g::text), 20) AS filler FROM generate_series(1, 60000) g;
        CREATE TABLE b AS SELECT * FROM a WHERE id <= 55000;
        CREATE TABLE c AS SELECT * FROM a WHERE id <= 50000;
        CREATE TABLE few AS SELECT 1 AS id;
        ALTER TABLE a ENABLE ROW LEVEL SECURITY;
        CREATE POLICY slowly ON a USING (slow(id));
        ALTER TABLE b ENABLE ROW LEVEL SECURITY;
        CREATE POLICY slowly ON b USING (slow(id));
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO pgconvoy_uncut;
        """;

    private static final String COPYING =
            "SELECT pid FROM pg_stat_activity WHERE usename = 'pgconvoy_uncut' AND state = 'active' AND query LIKE 'COPY public.%s %%'";

    private static final String CUT =
            "SELECT 1 FROM pg_stat_activity WHERE usename = 'pgconvoy_uncut' AND query LIKE 'COPY (SELECT %% FROM ONLY public.%s WHERE ctid %%'";

    @TempDir
    Path folder;

    private Database source;

    @BeforeEach
    void create() throws Exception {
        source = Database.create(Stock.ofThisRun().server(13).orElseThrow(), "uncut", CONTENTS);
    }

    @Test
    void noneWaitsForOneThatTakesLonger() throws Exception {
        source.server().execute("uncut", "ALTER TABLE b DISABLE ROW LEVEL SECURITY");
        source.server()
                .execute("uncut", "ALTER TABLE c ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON c USING (slow(id))");
        CompletableFuture<ToolRun> dump = CompletableFuture.supplyAsync(this::dump);
        try (Connection watcher = source.server().connect("uncut")) {
            await(watcher, dump, copyingBoth("a", "c"));
        }
        dump.get().succeeded("dump");
        assertRestored();
    }

    @Test
    void oneThatSomebodyWaitsForIsReadAtTheEndOnTheSessionThatHasItsLock() throws Exception {
        CompletableFuture<ToolRun> dump = CompletableFuture.supplyAsync(this::dump);
        CompletableFuture<Void> change;
        try (Connection watcher = source.server().connect("uncut")) {
            await(watcher, dump, COPYING.formatted("a"));
            await(watcher, dump, COPYING.formatted("b"));
            change = CompletableFuture.runAsync(() -> {
                try {
                    source.server().execute("uncut", "ALTER TABLE c ADD COLUMN late int");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await(watcher, dump, "SELECT 1 FROM pg_locks WHERE relation = 'c'::regclass AND NOT granted");
        }
        dump.get().succeeded("dump");
        change.get();
        source.server().execute("uncut", "ALTER TABLE c DROP COLUMN late");
        assertRestored();
    }

    @Test
    void oneWhoseConnectionIsLostIsReadOnFromWhereItWas() throws Exception {
        CompletableFuture<ToolRun> dump = CompletableFuture.supplyAsync(this::dump);
        try (Connection watcher = source.server().connect("uncut")) {
            String reader = await(
                    watcher, dump, COPYING.formatted("a") + " AND clock_timestamp() - query_start > interval '0.5 s'");
            Database.rows(watcher, "SELECT pg_terminate_backend(" + reader + ")");
        }
        ToolRun run = dump.get();
        run.succeeded("dump");
        assertTrue(run.stderr().contains("connection lost while reading table \"public.a\""), run.stderr());
        assertRestored();
    }

    @Test
    void whatFitsOneReadersShareIsReadWholeThoughItCouldBeCut() throws Exception {
        source = Database.create(Stock.ofThisRun().server(15).orElseThrow(), "uncut", CONTENTS);
        CompletableFuture<ToolRun> dump = CompletableFuture.supplyAsync(this::dump);
        try (Connection watcher = source.server().connect("uncut")) {
            await(watcher, dump, copyingBoth("a", "b"));
            await(watcher, dump, CUT.formatted("c"));
        }
        dump.get().succeeded("dump");
        assertRestored();
    }

    @Test
    void whatTakesLongToCompressIsCutThoughItFitsAShare() throws Exception {
        source = Database.create(Stock.ofThisRun().server(15).orElseThrow(), "uncut", CONTENTS);
        CompletableFuture<ToolRun> dump = CompletableFuture.supplyAsync(() -> dump("gzip:1"));
        try (Connection watcher = source.server().connect("uncut")) {
            await(watcher, dump, CUT.formatted("a"));
        }
        dump.get().succeeded("dump");
        assertRestored();
    }

    private static String copyingBoth(String one, String other) {
        return "SELECT 1 WHERE EXISTS (%s) AND EXISTS (%s)".formatted(COPYING.formatted(one), COPYING.formatted(other));
    }

    private ToolRun dump() {
        return dump("none");
    }

    private ToolRun dump(String compression) {
        List<String> arguments = new ArrayList<>(source.command(
                "dump", "-Fd", "-j", "2", "-Z", compression, "-f", archive().toString()));
        arguments.addAll(List.of("-U", "pgconvoy_uncut", "--enable-row-security"));
        return Pgconvoy.run(arguments);
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private void assertRestored() throws Exception {
        Database target = Database.create(source.server(), "uncut_target", "SELECT 1;");
        List<String> restore = new ArrayList<>(target.command("restore"));
        restore.add(archive().toString());
        Pgconvoy.run(restore).succeeded("restore");
        assertEquals(hashes(source), hashes(target));
    }

    private static List<String> hashes(Database database) throws SQLException {
        try (Connection connection = database.server().connect(database.name())) {
            return Database.rows(connection, """
                SELECT 'a', count(*), sum(hashtext(t::text)) FROM a t
                UNION ALL SELECT 'b', count(*), sum(hashtext(t::text)) FROM b t
                UNION ALL SELECT 'c', count(*), sum(hashtext(t::text)) FROM c t
                UNION ALL SELECT 'few', count(*), sum(hashtext(t::text)) FROM few t
                """);
        }
    }

    private static String await(Connection watcher, CompletableFuture<ToolRun> dump, String query) throws Exception {
        List<String> rows = List.of();
        while (rows.isEmpty()) {
            assertFalse(
                    dump.isDone(), () -> "the dump has ended: " + dump.join().stderr());
            Thread.sleep(10);
            rows = Database.rows(watcher, query);
        }
        return rows.get(0);
    }
}
