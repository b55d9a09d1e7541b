package io.pgconvoy.compat.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases whose tables hold too little for more sessions than the dump's own, where the number was left to the program. */
@Timeout(120)
class TinyTablesTest {
    private static final String TINY = """
        DO $$ BEGIN FOR n IN 1..120 LOOP
            EXECUTE format('CREATE TABLE tiny_%s AS SELECT g AS id, %L AS name FROM generate_series(1, 3) g', n, n);
        END LOOP; END $$;
        """;
    private static final String LARGE =
            "CREATE TABLE large AS SELECT g, repeat(md5(g::text), 20) AS filler FROM generate_series(1, 20000) g;";

    @TempDir
    Path folder;

    @Test
    void oneConnectionReadsThemAll() throws Exception {
        assertEquals(1, connections(tiny()));
        Database more = Database.create(server(), "tiny_and_large", TINY + LARGE);
        assertTrue(connections(more) > 1, "a large table is read by others");
    }

    /** Whoever reads them, the file is the same. */
    @Test
    void theScriptIsThatOfOneJob() throws Exception {
        Database source = tiny();
        assertEquals(script(source, "-j1"), script(source));
        assertEquals(script(source, "-j1", "--inserts"), script(source, "--inserts"));
    }

    @ParameterizedTest
    @CsvSource({"-Fc, zstd:1", "-Fd, gzip", "-Fd, none", "-Ft, none", "-Fp, gzip"})
    void theirRowsAreInTheManifestAndInTheReport(String format, String compression) throws Exception {
        Database source = tiny();
        Path dump = folder.resolve("dump");
        Path report = folder.resolve("report.html");
        run(source, format, "-Z", compression, "--manifest", "--report", report.toString(), "-f", dump.toString());
        Pgconvoy.run(List.of("verify", dump.toString())).succeeded("verify");
        Path manifest = format.equals("-Fd") ? dump.resolve("manifest.json") : beside(dump);
        assertEquals(120, count(Files.readString(manifest), "\"rows\" : 3,"));
        String page = Files.readString(report);
        assertTrue(page.contains("id=\"rows\">360<"), page);
        assertTrue(page.contains("public.tiny_120"), page);
    }

    @Test
    void oneJobTellsTheReportOfItsTablesToo() throws Exception {
        Path report = folder.resolve("report.html");
        run(
                tiny(),
                "-j1",
                "--report",
                report.toString(),
                "-f",
                folder.resolve("dump").toString());
        String page = Files.readString(report);
        assertTrue(page.contains("id=\"rows\">360<"), page);
    }

    private static Path beside(Path dump) {
        return dump.resolveSibling(dump.getFileName() + ".manifest.json");
    }

    private static long count(String text, String part) {
        return Pattern.compile(part, Pattern.LITERAL).matcher(text).results().count();
    }

    private static StockServer server() {
        return Stock.ofThisRun().server(17).orElseThrow();
    }

    private static Database tiny() throws SQLException {
        return Database.create(server(), "tiny", TINY);
    }

    private int connections(Database source) throws Exception {
        try (Proxy proxy = new Proxy(source.server().host(), source.server().port(), Long.MAX_VALUE, 0)) {
            run(
                    source,
                    "-h",
                    "localhost",
                    "-p",
                    String.valueOf(proxy.port()),
                    "-Fc",
                    "-f",
                    folder.resolve("archive").toString());
            return proxy.connections();
        }
    }

    /** Without the key of the lines that restrict psql, which is another one each time. */
    private String script(Database source, String... options) throws Exception {
        Path file = folder.resolve("script.sql");
        List<String> words = new ArrayList<>(Arrays.asList(options));
        words.addAll(List.of("-f", file.toString()));
        run(source, words.toArray(String[]::new));
        return Files.readString(file).replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }

    private static void run(Database source, String... options) {
        List<String> words = new ArrayList<>(source.command("dump"));
        words.addAll(List.of(options));
        Pgconvoy.run(words).succeeded("dump");
    }
}
