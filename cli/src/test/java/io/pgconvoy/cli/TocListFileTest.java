package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TocListFileTest {

    @Test
    void readsTheLeadingNumbersInTheirOrder(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("toc");
        Files.write(file, """
                ; Archive created at 2026-11-21
                 17; 1259 16389 TABLE public caf\u00e9 owner
                ;18; 1259 16390 TABLE public gone owner

                3; 2615 2200 SCHEMA - public owner
                nonsense
                """.getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Messages messages = new Messages(new PrintStream(err, true, StandardCharsets.UTF_8), false);
        assertEquals(List.of(17, 3), TocListFile.read(file.toString(), messages));
        assertEquals("pgconvoy: warning: line ignored: nonsense\n", err.toString(StandardCharsets.UTF_8));
    }
}
