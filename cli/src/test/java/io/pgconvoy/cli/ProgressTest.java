package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Notice;
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
                lines[1].matches(" 25%  1.00 MB +\\S+ [kM]?B/s +0\\.\\d s  dumping contents of table \"x+…"), lines[1]);
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
        for (boolean prefixedHints : List.of(true, false)) {
            Messages messages = messages(false);
            messages.speakAs("pg_restore", prefixedHints);
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
