package io.pgconvoy.compat.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.faults.CuttingProxy;
import io.pgconvoy.compat.faults.CuttingProxy.Way;
import io.pgconvoy.compat.parallel.Database;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Restores from a store that lose their server, gone on with, and held to the archive or its manifest afterwards. */
@Timeout(600)
class ResumedFromS3Test {
    private static final String ADDRESS = S3Server.address("backups/dump");

    private static S3Server store;
    private static Database source;
    private static List<String> expected;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        store = S3Server.start();
        String contents =
                Database.CONTENTS.replace("120000", "3000").replace("900", "20").replace("120)", "12)");
        source = Database.create(Stock.ofThisRun().server(18).orElseThrow(), "s3_resumed_source", contents);
        expected = source.digest();
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"-Fc, -j1, ''", "-Fc, -j3, ''", "-Fd, -j3, --manifest", "-Ft, -j1, --manifest"})
    void whatIsGoneOnWithIsVerifiedAsAWhole(String format, String jobs, String manifest) throws Exception {
        dump(format, manifest);
        int interrupted = 0;
        for (int pieces = 20; ; pieces += pieces) {
            Database target = Database.create(source.server(), "s3_resumed_target", "SELECT 1");
            Path journal = folder.resolve("journal");
            ToolRun first;
            boolean cut;
            try (CuttingProxy proxy = new CuttingProxy(target.server(), Way.TO_CLIENT, pieces)) {
                first = restore(proxy.connectionArguments(), target, journal, jobs);
                cut = proxy.hasCut() && first.exit() != 0;
            }
            if (!cut) {
                assertTrue(interrupted > 2, "only " + interrupted + " interruptions");
                return;
            }
            if (Files.exists(journal)) {
                interrupted++;
                assertTrue(first.stderr().contains("The same command with --resume "), first.stderr());
                ToolRun second = restore(target.server().connectionArguments(), target, journal, jobs, "--resume");
                String where = "cut after " + pieces + " pieces: " + second.stderr();
                assertEquals(0, second.exit(), where);
                assertFalse(second.stderr().contains("warning: "), where);
                assertTrue(second.stderr().contains("5 tables with "), where);
                assertTrue(
                        second.stderr()
                                .contains(
                                        "the database holds what the " + (manifest.isEmpty() ? "archive" : "manifest")),
                        where);
                assertEquals(expected, target.digest(), where);
                assertFalse(Files.exists(journal), where);
            }
        }
    }

    @Test
    void aVerificationThatIsCutOffIsDoneByTheSameCommandWithResume() throws Exception {
        dump("-Fc", "");
        Database target = Database.create(source.server(), "s3_resumed_target", "SELECT 1");
        Path journal = folder.resolve("journal");
        ToolRun run = null;
        for (int pieces = 60; run == null || !run.stderr().contains("has not been looked at"); pieces += pieces / 6) {
            target = Database.create(source.server(), "s3_resumed_target", "SELECT 1");
            Files.deleteIfExists(journal);
            try (CuttingProxy proxy = new CuttingProxy(target.server(), Way.TO_CLIENT, pieces)) {
                run = restore(proxy.connectionArguments(), target, journal, "-j1");
            }
            assertEquals(1, run.exit(), "never cut in the middle of the verification");
        }
        assertTrue(run.stderr().contains("the restore is complete, but"), run.stderr());
        ToolRun again = restore(target.server().connectionArguments(), target, journal, "-j1", "--resume");
        assertEquals(0, again.exit(), again.stderr());
        assertTrue(again.stderr().contains("the database holds what the archive says"), again.stderr());
        assertFalse(Files.exists(journal));
    }

    @Test
    void aPipeThatCannotBeReadTwiceIsRefusedBeforeAnythingStarts() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = Main.run(
                new String[] {"restore", "--resume", "--verify", "-h", "127.0.0.1", "-p", "1", "-d", "nowhere"},
                Map.of("XDG_STATE_HOME", folder.toString()),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        assertEquals(1, status);
        assertEquals(
                "pgconvoy: error: options --resume and --verify together require an archive that can be read twice, or"
                        + " --manifest\n",
                errors.toString(StandardCharsets.UTF_8));
    }

    private static void dump(String format, String manifest) {
        store.empty();
        List<String> arguments = new ArrayList<>(List.of("dump", "-f", ADDRESS, format));
        arguments.addAll(manifest.isEmpty() ? List.of() : List.of(manifest));
        arguments.addAll(source.command());
        Pgconvoy.run(variables(), arguments).silent("dump");
    }

    private static ToolRun restore(
            List<String> connection, Database target, Path journal, String jobs, String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore", "--verify", jobs, "-d", target.name()));
        arguments.addAll(List.of("--journal", journal.toString()));
        arguments.addAll(connection);
        arguments.addAll(List.of(options));
        arguments.add(ADDRESS);
        return Pgconvoy.run(variables(), arguments);
    }

    private static Map<String, String> variables() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                store.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                S3Server.KEY,
                "AWS_SECRET_ACCESS_KEY",
                S3Server.SECRET);
    }
}
