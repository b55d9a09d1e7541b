package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A foreign key locks one table, then another; somebody else locks them the other way round. */
class DeadlockTest {
    private static final String SETUP = """
        CREATE TABLE referenced (k integer PRIMARY KEY);
        CREATE TABLE referencing (k integer REFERENCES referenced);
        """;

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'referenced'::regclass";

    @TempDir
    Path folder;

    @Test
    void aCommandThatTheServerGaveUpIsRunAgain() throws Exception {
        RestoreTarget target = RestoreTarget.create(Stock.ofThisRun().server(15).orElseThrow(), "deadlock", SETUP);
        // The restore looks for deadlocks soon after it begins to wait, this test's session never does.
        target.server().execute("postgres", "ALTER DATABASE deadlock_copy SET deadlock_timeout = '4s'");
        Path archive = folder.resolve("archive");
        target.dump(archive).silent("dump");
        target.restore(archive, "-L", list(target, archive, false)).silent("restore");
        String foreignKey = list(target, archive, true);
        CompletableFuture<ToolRun> restore;
        try (Connection connection = target.server().connect(target.copy());
                Statement statement = connection.createStatement()) {
            statement.execute("SET deadlock_timeout = '1h'");
            statement.execute("BEGIN; LOCK TABLE referenced IN ROW EXCLUSIVE MODE");
            restore = CompletableFuture.supplyAsync(() -> target.restore(archive, "-L", foreignKey));
            awaitWaiting(statement);
            statement.execute("LOCK TABLE referencing IN ROW EXCLUSIVE MODE");
            statement.execute("COMMIT");
        }
        restore.get(1, TimeUnit.MINUTES).silent("restore");
        assertEquals("1", target.value("SELECT count(*) FROM pg_constraint WHERE contype = 'f'"));
        target.server().execute("postgres", "ALTER DATABASE deadlock_copy RESET deadlock_timeout");
    }

    /** A trigger that waits for COMMIT says what the server says of a deadlock there. */
    @Test
    void aCommitThatTheServerGaveUpIsAFailure() throws Exception {
        RestoreTarget target = RestoreTarget.create(
                Stock.ofThisRun().server(15).orElseThrow(), "deadlock", "CREATE TABLE t AS SELECT 1 AS one");
        Path archive = folder.resolve("archive");
        target.dump(archive).silent("dump");
        target.server().execute(target.copy(), """
                CREATE TABLE t (one integer);
                CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'given up' USING ERRCODE = '40P01'; END $$;
                CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION give_up();
                """);
        ToolRun run = target.restore(archive, "--data-only", "-1");
        assertEquals(1, run.exit());
        assertTrue(run.stderr().contains("could not commit database transaction"), run.stderr());
    }

    /** The entries for foreign keys, or all others. */
    private String list(RestoreTarget target, Path archive, boolean foreignKeys) throws Exception {
        String all = target.restore(archive, "--list").text();
        Path list = folder.resolve("list-" + foreignKeys);
        Files.writeString(
                list,
                all.lines()
                        .filter(line -> line.contains(" FK CONSTRAINT ") == foreignKeys)
                        .collect(Collectors.joining("\n")));
        return list.toString();
    }

    private static void awaitWaiting(Statement statement) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try (ResultSet waiting = statement.executeQuery(WAITING)) {
                waiting.next();
                if (waiting.getInt(1) > 0) {
                    return;
                }
            }
            assertTrue(System.nanoTime() < deadline, "the restore never waited");
            Thread.sleep(20);
        }
    }
}
