package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.error.ServerException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
            progress.step("reading the catalogs");
            progress.moved(10);
            Thread.sleep(300);
            assertEquals("", printed());
            messages.verbose(true);
            progress.step("reading the catalogs");
        }
        assertEquals("pgconvoy: reading the catalogs\n", printed());
    }

    @Test
    void aFailedEntryIsNamedBeforeItsError() {
        try (Progress progress = Progress.start(messages(false))) {
            progress.failed(new RestoreFailure(
                    "215; 1259 16389 TABLE app t boss",
                    new ServerException(
                            "42P07", "relation \"t\" already exists", null, null, "CREATE TABLE t ();", null, null)));
        }
        assertEquals("""
                pgconvoy: from TOC entry 215; 1259 16389 TABLE app t boss
                pgconvoy: error: relation "t" already exists
                pgconvoy: detail: Query was: CREATE TABLE t ();
                """, printed());
    }

    private void awaitText(String text) throws InterruptedException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!printed().contains(text) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }
}
