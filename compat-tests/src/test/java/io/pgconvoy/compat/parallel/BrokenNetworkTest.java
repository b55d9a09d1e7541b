package io.pgconvoy.compat.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that break in the middle of rows and of large objects. */
@Timeout(300)
class BrokenNetworkTest {
    @TempDir
    Path folder;

    /** Whatever has reached the writer before is not written twice, compressed or not. */
    @ParameterizedTest
    @CsvSource({"-Fc, zstd:1", "-Fc, gzip", "-Fd, none"})
    void whatAReaderWasAtIsReadAgainOnTheSameSnapshot(String format, String compression) throws Exception {
        Database source =
                Database.create(Stock.ofThisRun().server(18).orElseThrow(), "broken_network", Database.CONTENTS);
        Path archive = folder.resolve("archive");
        try (Proxy proxy = new Proxy(source.server().host(), source.server().port(), 3_000_000, 3)) {
            ToolRun run = dump(source, proxy, format, "-Z", compression, "-f", archive.toString());
            run.succeeded("dump");
            assertEquals(3, proxy.cuts());
            assertTrue(
                    run.stderr().contains("It is read again on a new connection, on the same snapshot."), run.stderr());
        }
        Database target = Database.create(source.server(), "broken_target", "SELECT 1;");
        List<String> restore = new ArrayList<>(target.command("restore"));
        restore.add(archive.toString());
        Pgconvoy.run(restore).succeeded("restore");
        assertEquals(source.digest(), target.digest());
    }

    @Test
    void aNetworkThatBreaksTimeAndAgainIsAnErrorAndLeavesNothing() throws Exception {
        Database source =
                Database.create(Stock.ofThisRun().server(18).orElseThrow(), "broken_network", Database.CONTENTS);
        try (Proxy proxy = new Proxy(source.server().host(), source.server().port(), 100_000, 1000)) {
            Path archive = folder.resolve("archive");
            ToolRun run = dump(source, proxy, "-Fc", "-f", archive.toString());
            assertEquals(1, run.exit());
            assertTrue(run.stderr().contains("pgconvoy: error: "), run.stderr());
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static ToolRun dump(Database source, Proxy proxy, String... options) {
        List<String> words = new ArrayList<>(source.command("dump", "-j", "2"));
        words.addAll(List.of("-h", "127.0.0.1", "-p", String.valueOf(proxy.port())));
        words.addAll(List.of(options));
        return Pgconvoy.run(words);
    }
}
