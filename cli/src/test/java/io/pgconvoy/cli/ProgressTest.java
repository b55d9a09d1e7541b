package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.WorkAhead;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Notice;
import io.pgconvoy.progress.Tally;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Messages messages(boolean live) {
        return new Messages(new PrintStream(bytes, true, StandardCharsets.UTF_8), live);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void onATerminalTheLineShowsShareSizeAndStep() throws InterruptedException {
        try (Progress progress = Progress.start(messages(true))) {
            Thread.sleep(500);
            assertEquals("", printed(), "a line before the first step would hide a password prompt");
            progress.expect(4_000_000);
            progress.step("dumping contents of table \"" + "x".repeat(200) + "\"");
            progress.moved(600_000);
            progress.moved(400_000);
            awaitText("dumping");
        }
        String[] lines = printed().split("\r\033\\[K");
        assertTrue(
                lines[1].matches("25%  1.00 MB/4.00 MB  \\S+ [kM]?B/s  \\S+ s left  dumping contents of table \"x+…"),
                lines[1]);
        assertEquals(79, lines[1].length());
        assertTrue(printed().endsWith("\r\033[K"), "the line is gone in the end");
    }

    @Test
    void elsewhereNothingIsShownUnlessVerbose() throws InterruptedException {
        Messages messages = messages(false);
        try (Progress progress = Progress.start(messages)) {
            progress.note("reading the catalogs");
            progress.moved(10);
            Thread.sleep(300);
            assertEquals("", printed());
            messages.verbose(true);
            progress.note("reading the catalogs");
        }
        assertEquals("pgconvoy: reading the catalogs\n", printed());
    }

    @Test
    void theLineTellsWhatEachWorkerDoesAndHowMuchIsDone() {
        Tally tally = new Tally(() -> 0);
        tally.expect(new WorkAhead(40, 24_000, 8_000_000));
        tally.step("dumping contents of table \"public.a\"");
        WorkUnit a = new WorkUnit(1, "rows", "public.a", 1, 2_000_000);
        tally.begun(a);
        tally.begun(new WorkUnit(2, "rows", "public.b", 3, 4_000_000));
        tally.moved(1_000_000);
        tally.ended(a, new WorkUnit.Outcome(5_000, 1_000_000, 10));
        assertEquals(
                "25%  1.00 MB/4.00 MB  5.00k/24.0k rows  0 B/s  0.0 s  1/40  2 public.b",
                ProgressLine.text(tally.status()));
    }

    @Test
    void programsGetAnObjectThatNamesEverything() {
        Tally tally = new Tally(() -> 0);
        tally.step("say \"this\"");
        tally.begun(new WorkUnit(2, "rows", "a\\b\n", 1, 0));
        tally.moved(7);
        assertEquals(
                "{\"event\":\"progress\",\"seconds\":0.000,\"step\":\"say \\\"this\\\"\",\"bytes\":7,\"rows\":0,"
                        + "\"objects\":0,\"bytesPerSecond\":0.000,"
                        + "\"workers\":[{\"worker\":2,\"kind\":\"rows\",\"name\":\"a\\\\b\\u000a\"}]}",
                ProgressLine.json(tally.status(), "progress"));
    }

    @Test
    void elsewhereALineIsShownNowAndThenAndNeverUnderStocksNames() throws InterruptedException {
        Messages own = messages(false);
        own.showPlainProgress();
        own.progress("12%");
        Messages stock = messages(false);
        stock.showPlainProgress();
        stock.speakAs("pg_dump", Dialect.newest());
        try (Progress progress = Progress.start(stock)) {
            progress.step("reading");
            progress.moved(10);
            Thread.sleep(5300);
        }
        assertEquals("pgconvoy: 12%\n", printed());
    }

    private static RestoreFailure failure(int dumpId, String said) {
        return new RestoreFailure(
                dumpId + "; 1259 16389 TABLE t boss", said, new EngineException(ErrorCode.SERVER_ERROR, said));
    }

    @Test
    void aFailedEntryIsNamedOnceBeforeItsErrors() {
        try (Progress progress = Progress.start(messages(false))) {
            progress.failed(failure(215, "could not execute query: ERROR:  no\nCommand was: CREATE TABLE t ();\n\n"));
            progress.failed(failure(215, "COPY failed"));
            progress.failed(failure(216, "COPY failed"));
        }
        assertEquals("""
            pgconvoy: from TOC entry 215; 1259 16389 TABLE t boss
            pgconvoy: error: could not execute query: ERROR:  no
            Command was: CREATE TABLE t ();

            pgconvoy: error: COPY failed
            pgconvoy: from TOC entry 216; 1259 16389 TABLE t boss
            pgconvoy: error: COPY failed
            """, printed());
    }

    @Test
    void underStocksNameStockDecidesWhatIsShown() {
        Notice notice = new Notice("WARNING", "01000", "careful", null, null, "WARNING:  careful\n");
        for (String release : List.of("18", "13")) {
            Messages messages = messages(false);
            messages.speakAs("pg_restore", Dialect.parse(release));
            try (Progress progress = Progress.start(messages)) {
                progress.notice(notice);
                progress.failed(failure(215, "COPY failed"));
                progress.failed(failure(216, "COPY failed"));
            }
        }
        assertEquals("""
            pg_restore: error: COPY failed
            pg_restore: error: COPY failed
            pg_restore: WARNING:  careful
            pg_restore: while PROCESSING TOC:
            pg_restore: from TOC entry 215; 1259 16389 TABLE t boss
            pg_restore: error: COPY failed
            pg_restore: from TOC entry 216; 1259 16389 TABLE t boss
            pg_restore: error: COPY failed
            """, printed());
    }

    private void awaitText(String text) throws InterruptedException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!printed().contains(text) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }
}
