package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations into a server that is stopped and started meanwhile. */
@Timeout(300)
class RestartedTargetTest {
    @ParameterizedTest
    @CsvSource({"fast, rows", "immediate, rows", "immediate, index"})
    void aTargetThatIsRestartedIsComeBackTo(String mode, String where) throws Exception {
        try (PrivateServer target = KilledMigrationTest.privateServer()) {
            Migration migration = Migration.create(
                    Stock.ofThisRun().server(17).orElseThrow(), target, "restarted_" + mode, KilledMigrationTest.SETUP);
            CompletableFuture<ToolRun> run = CompletableFuture.supplyAsync(() -> migration.run("-j2"));
            KilledMigrationTest.await(
                    migration, where.equals("rows") ? KilledMigrationTest.IN_ROWS : KilledMigrationTest.IN_INDEX);
            target.restart(mode);
            ToolRun ended = run.join();
            if (ended.exit() != 0) {
                // What the server had confirmed without waiting for its disk may be lost.
                assertTrue(ended.stderr().contains("lost some of what it had confirmed"), ended.stderr());
                assertTrue(ended.stderr().contains("--resume goes on."), ended.stderr());
                migration.run("-j2", "--resume", "--not-consistent").succeeded("resume");
            }
            assertTrue(ended.stderr().contains("connection lost while restoring"), ended.stderr());
            assertEquals("", ResumedMigrationTest.equal(migration));
        }
    }
}
