package io.pgconvoy.compat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --report} writes, looked at in a browser: what it draws is there, inside the page, and can be read. */
class ReportsTest {
    private static final String DATABASE = """
        CREATE TABLE big (id bigint PRIMARY KEY, v text);
        INSERT INTO big SELECT g, repeat(md5(g::text), 7) FROM generate_series(1, 150000) g;
        CREATE INDEX "big's <index> & more" ON big (v);
        CREATE TABLE detail (id int, big bigint REFERENCES big);
        INSERT INTO detail SELECT g, g FROM generate_series(1, 50000) g;
        """;

    /** Of every page, whatever the job. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("title", "document.querySelector('h1').innerText"),
            Map.entry("scripts", "document.querySelectorAll('script[src], link, img, iframe').length"),
            Map.entry("too-wide", "document.documentElement.scrollWidth > innerWidth"),
            Map.entry("bars", "document.querySelectorAll('#workers rect.span').length"),
            Map.entry(
                    "bars-outside",
                    "[...document.querySelectorAll('#workers rect.span')].filter(bar => {"
                            + " const b = bar.getBoundingClientRect();"
                            + " const s = document.querySelector('#workers').getBoundingClientRect();"
                            + " return b.width <= 0 || b.height <= 0 || b.left < s.left - 1 || b.right > s.right + 1; }).length"),
            Map.entry(
                    "bars-upon-each-other",
                    "[...document.querySelectorAll('#workers rect.span')].filter((bar, i, all) => {"
                            + " const a = bar.getBoundingClientRect(); return all.slice(i + 1).some(other => {"
                            + " const b = other.getBoundingClientRect();"
                            + " return Math.abs(a.top - b.top) < 2 && b.left < a.right - 2 && a.left < b.right - 2; });"
                            + " }).length"),
            Map.entry(
                    "curve",
                    "document.querySelector('#throughput-area').getBoundingClientRect().height > 20"
                            + " && document.querySelector('#throughput-area').getBoundingClientRect().width > 100"),
            Map.entry(
                    "lanes",
                    "[...document.querySelectorAll('#workers text')].map(t => t.textContent)"
                            + ".filter(t => t.startsWith('worker')).join()"),
            Map.entry("slowest", "document.querySelectorAll('#slowest tr').length - 1"),
            Map.entry("first", "document.querySelector('#slowest td').innerText"),
            Map.entry(
                    "kinds",
                    "[...new Set([...document.querySelectorAll('#slowest td:nth-child(2)')].map(t => t.innerText))]"
                            + ".sort().join()"),
            Map.entry("rows", "document.querySelector('#rows').innerText"),
            Map.entry(
                    "readable",
                    "getComputedStyle(document.body).color != getComputedStyle(document.body).backgroundColor"),
            Map.entry(
                    "verified",
                    "[...document.querySelectorAll('#verification tr')].map(r => r.lastElementChild.innerText).join()"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @BeforeEach
    void find() {
        Optional<Browser> found = Browser.find();
        assumeTrue(found.isPresent(), "no browser: compat-tests/browser installs Chromium");
        browser = found.orElseThrow();
    }

    @Test
    void ofAMigration() throws IOException, InterruptedException, SQLException {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        create(server, "report_from", DATABASE);
        create(server, "report_to", "SELECT");
        Path report = folder.resolve("report.html");
        Pgconvoy.run(List.of(
                        "migrate",
                        "--source",
                        uri(server, "report_from"),
                        "--target",
                        uri(server, "report_to"),
                        "--confirm",
                        "report_to",
                        "-j2",
                        "--verify",
                        "--progress",
                        "none",
                        "--report",
                        report.toString()))
                .silent("migrate");
        for (int width : List.of(1200, 420)) {
            Map<String, String> answers = ask(report, width);
            assertEquals("pgconvoy migrate of report_from to report_to", answers.get("title"));
            assertEquals("200,000", answers.get("rows"));
            assertEquals("result,equal,equal", answers.get("verified"));
            assertEquals(
                    "worker 1,worker 2,worker 3,worker 4", answers.get("lanes"), "both sides are compared at once");
            assertTrue(answers.get("kinds").contains("verification"), answers.get("kinds"));
            assertTrue(
                    answers.get("kinds").contains("index,rows")
                            && answers.get("kinds").contains("foreign key"),
                    answers.get("kinds"));
        }
        assertTrue(Files.readString(report).contains("big's &lt;index&gt; &amp; more"));
    }

    @Test
    void ofADump() throws IOException, InterruptedException, SQLException {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        create(server, "report_dump", DATABASE);
        Path report = folder.resolve("report.html");
        Pgconvoy.run(List.of(
                        "dump",
                        "-Fc",
                        "-j2",
                        "-f",
                        folder.resolve("dump").toString(),
                        "--report",
                        report.toString(),
                        "--progress",
                        "none",
                        uri(server, "report_dump")))
                .silent("dump");
        for (int width : List.of(1200, 420)) {
            Map<String, String> answers = ask(report, width);
            assertEquals("pgconvoy dump of report_dump", answers.get("title"));
            assertEquals("200,000", answers.get("rows"));
            assertEquals("public.big", answers.get("first"));
            assertEquals("worker 1,worker 2", answers.get("lanes"));
            assertEquals("2", answers.get("slowest"));
        }
    }

    /** All answers; those that any page gives have been looked at. */
    private Map<String, String> ask(Path report, int width) throws IOException, InterruptedException {
        Map<String, String> answers = new HashMap<>(browser.ask(report, width, QUESTIONS));
        assertEquals("0", answers.get("scripts"), "the page is complete in itself");
        assertEquals("false", answers.get("too-wide"), "nobody has to scroll sideways at " + width);
        assertTrue(Integer.parseInt(answers.get("bars")) > 1);
        assertEquals("0", answers.get("bars-outside"));
        assertEquals("0", answers.get("bars-upon-each-other"));
        assertEquals("true", answers.get("curve"));
        assertEquals("true", answers.get("readable"));
        assertTrue(Integer.parseInt(answers.get("slowest")) <= 20);
        return answers;
    }

    private static void create(StockServer server, String database, String setup) throws SQLException {
        server.dropDatabase(database);
        server.createDatabase(database);
        server.execute(database, setup);
    }

    private static String uri(StockServer server, String database) {
        return "postgresql://" + server.superuser() + "@" + server.host() + ":" + server.port() + "/" + database;
    }
}
