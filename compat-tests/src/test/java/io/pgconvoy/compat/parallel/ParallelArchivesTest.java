package io.pgconvoy.compat.parallel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.dump.PlainText;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several sessions have read is the dump that one would have made, to every stock tool. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class ParallelArchivesTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    /** Hashes of stock's dumps of the source by major and options. */
    private static final Map<String, String> STOCKS = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    private final List<Database> targets = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "18, -Fc, gzip", "18, -Fc, gzip:1", "18, -Fc, zstd:1", "18, -Fc, lz4", "18, -Fc, none",
        "18, -Fd, gzip", "18, -Fd, zstd:1", "18, -Fd, lz4", "18, -Fd, none", "18, -Ft, none",
        "13, -Fc, gzip", "13, -Fd, gzip", "15, -Fc, gzip", "17, -Fc, zstd"
    })
    void anArchiveHoldsTheRowsOfStocksInTheirOrder(int major, String format, String compression) throws Exception {
        Database source = source(major);
        String archive = dump(source, format, "-Z", compression);
        byte[] actual = tools(major)
                .run("pg_restore", List.of("-f", "-", archive))
                .silent("pg_restore of " + format + compression);
        assertStocks(source, "", actual);
    }

    @ParameterizedTest
    @CsvSource({"none", "gzip", "zstd", "lz4"})
    void aScriptIsStocksLineForLine(String compression) throws Exception {
        Database source = source(18);
        String script = dump(source, "-Fp", "-Z", compression);
        List<String> unpack = compression.equals("none") ? List.of("cat") : List.of(compression, "-dcf");
        Process unpacked = new ProcessBuilder(
                        Stream.concat(unpack.stream(), Stream.of(script)).toList())
                .start();
        assertStocks(source, "", unpacked.getInputStream().readAllBytes());
    }

    @ParameterizedTest
    @CsvSource({"gzip", "zstd", "lz4"})
    void aCompressedScriptIsRestored(String compression) throws Exception {
        Database source = source(18);
        String script = dump(source, "-Fp", "-Z", compression);
        Database target = target(source);
        List<String> restore = new ArrayList<>(target.command("restore"));
        restore.add(script);
        Pgconvoy.run(restore).succeeded("restore");
        assertEquals(source.digest(), target.digest());
    }

    @ParameterizedTest
    @CsvSource({"18, -Fc, zstd", "18, -Fd, zstd", "15, -Fc, -1", "18, -Ft, none"})
    void withoutMoreWordsArchivesAreCompressedAsTheirReadersAllow(int major, String format, String compression)
            throws Exception {
        Database source = source(major);
        Path archive = folder.resolve("defaults");
        List<String> words = new ArrayList<>(source.command("dump", format, "-f", archive.toString()));
        Pgconvoy.run(words).silent("dump");
        byte[] list = Pgconvoy.run(List.of("restore", "-l", archive.toString())).silent("list");
        assertTrue(new String(list, UTF_8).contains("Compression: " + compression), new String(list, UTF_8));
    }

    @Test
    void insertsAreStocksLineForLine() throws Exception {
        Database source = source(18);
        String script = dump(source, "-Fp", "--inserts");
        assertStocks(source, "--inserts", Files.readAllBytes(Path.of(script)));
    }

    @ParameterizedTest
    @CsvSource({"-Fc, gzip", "-Fc, zstd:1", "-Fd, zstd:1", "-Fd, gzip"})
    void stockRestoresItSeriallyAndInParallelWholeAndInPieces(String format, String compression) throws Exception {
        Database source = source(18);
        String archive = dump(source, format, "-Z", compression);
        for (List<String> how : List.of(List.of("-j", "1"), List.of("-j", "4"))) {
            Database target = target(source);
            restore(target, archive, how);
            assertEquals(source.digest(), target.digest(), how.toString());
        }
        Database target = target(source);
        restore(target, archive, List.of("--schema-only"));
        restore(target, archive, List.of("--data-only", "-j", "4", "--disable-triggers"));
        assertEquals(source.digest(), target.digest(), "--data-only");
        Database one = target(source);
        restore(one, archive, List.of("-t", "child", "-t", "Beside", "-t", "parent"));
        assertEquals(source.digest().subList(1, 4), Database.rows(one.server().connect(one.name()), """
            SELECT 'Beside', count(*)::text || sum(hashtext(t::text)) FROM "Beside" t
            UNION ALL SELECT 'parent', count(*)::text || sum(hashtext(t::text)) FROM ONLY parent t
            UNION ALL SELECT 'child', count(*)::text || sum(hashtext(t::text)) FROM child t
            """));
    }

    /** Everything is deleted, vacuumed away where nobody sees it, and written anew before and while the dump runs. */
    @Test
    void theDumpIsOfAForeignSnapshotWhateverHappensToTheTables() throws Exception {
        Database source =
                Database.create(Stock.ofThisRun().server(18).orElseThrow(), "parallel_changing", Database.CONTENTS);
        try (Connection holder = source.server().connect(source.name())) {
            holder.setAutoCommit(false);
            holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            String snapshot =
                    Database.rows(holder, "SELECT pg_export_snapshot()").get(0);
            List<String> expected = source.digest();
            source.server().execute(source.name(), """
                UPDATE big SET filler = 'changed' WHERE id % 3 = 0;
                DELETE FROM big WHERE id > 60000;
                VACUUM big;
                INSERT INTO big SELECT g, 'new' FROM generate_series(200000, 400000) g;
                DELETE FROM "Beside";
                VACUUM "Beside";
                """);
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Integer> changes = CompletableFuture.supplyAsync(() -> change(source, over));
            String archive = dump(source, "-Fc", "--snapshot=" + snapshot);
            over.set(true);
            assertTrue(changes.get() > 0, "something changed while the dump ran");
            Database target = target(source);
            restore(target, archive, List.of("-j", "4"));
            assertEquals(expected, target.digest());
        }
    }

    /** Lets tables grow, shrink, be updated and vacuumed; returns how many rounds of that there were. */
    private static int change(Database source, AtomicBoolean over) {
        int rounds = 0;
        try {
            while (!over.get()) {
                source.server().execute(source.name(), """
                    INSERT INTO big SELECT g, 'newer' FROM generate_series(1000000, 1002000) g;
                    UPDATE big SET filler = filler || '.' WHERE id % 100 = 0;
                    DELETE FROM big WHERE id >= 1000000;
                    UPDATE "Beside" SET nothing = 1;
                    """);
                source.server().execute(source.name(), "VACUUM big");
                rounds++;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rounds;
    }

    /** Dumps of tens of megabytes are not for the log; stock's are all alike, and made once. */
    private static void assertStocks(Database source, String options, byte[] actual) {
        String expected = STOCKS.computeIfAbsent(source.server().major() + options, unused -> {
            List<String> arguments = source.command(options.isEmpty() ? new String[0] : new String[] {options});
            return hash(tools(source.server().major()).run("pg_dump", arguments).silent("pg_dump " + options));
        });
        assertEquals(expected, hash(actual), "the dump differs from stock's");
    }

    /** Of all lines. */
    private static String hash(byte[] dump) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : PlainText.of(dump).lines()) {
                digest.update((line + "\n").getBytes(ISO_8859_1));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String dump(Database source, String... options) {
        String file = folder.resolve("dump").toString();
        List<String> arguments = new ArrayList<>(List.of("dump", "-j", "3", "-f", file));
        arguments.addAll(List.of(options));
        arguments.addAll(source.command());
        Pgconvoy.run(arguments).silent("dump " + List.of(options));
        return file;
    }

    private static void restore(Database target, String archive, List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(target.command());
        arguments.add(archive);
        tools(18).run("pg_restore", arguments).silent("pg_restore " + options);
    }

    /** A new, empty database on the source's server. */
    private Database target(Database source) throws SQLException {
        String name = "parallel_target_" + DATABASES.incrementAndGet();
        Database target = Database.create(source.server(), name, "SELECT 1;");
        targets.add(target);
        return target;
    }

    @AfterEach
    void drop() throws SQLException {
        for (Database target : targets) {
            target.server().dropDatabase(target.name());
        }
    }

    /** Made once, and only read. */
    private static synchronized Database source(int major) throws Exception {
        StockServer server = Stock.ofThisRun().server(major).orElseThrow();
        return server.hasDatabase("parallel_source")
                ? new Database(server, "parallel_source")
                : Database.create(server, "parallel_source", Database.CONTENTS);
    }

    private static StockTools tools(int major) {
        assumeTrue(Stock.ofThisRun().tools(major).isPresent(), "no stock tools of " + major);
        return Stock.ofThisRun().tools(major).orElseThrow();
    }
}
