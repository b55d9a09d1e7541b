package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Messages messages(boolean live) {
        return new Messages(new PrintStream(bytes, true, StandardCharsets.UTF_8), live);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void statusLineIsForTerminalsAlone() {
        messages(false).status("50%");
        assertEquals("", printed());
        messages(true).status("50%");
        assertEquals("\r\033[K50%", printed());
    }

    @Test
    void messagePushesTheStatusLineDown() {
        Messages messages = messages(true);
        messages.status("50%");
        messages.warning("careful");
        assertEquals("\r\033[K50%\r\033[Kpgconvoy: warning: careful\n50%", printed());
    }

    @Test
    void infoNeedsVerbose() {
        Messages messages = messages(false);
        messages.info("reading the catalogs");
        assertEquals("", printed());
        messages.verbose(true);
        messages.info("reading the catalogs");
        assertEquals("pgconvoy: reading the catalogs\n", printed());
    }
}
