package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TocListFileTest {

    @Test
    void linesInAnyEncodingAreRead(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("toc");
        Files.write(file, """
                ; Archive created at 2026-11-21
                 17; 1259 16389 TABLE public caf\u00e9 owner
                ;18; 1259 16390 TABLE public gone owner

                3; 2615 2200 SCHEMA - public owner
                nonsense
                """.getBytes(StandardCharsets.ISO_8859_1));
        List<String> lines = TocListFile.lines(file.toString());
        assertEquals(7, lines.size());
        assertEquals(" 17; 1259 16389 TABLE public caf\uDCE9 owner", lines.get(1));
    }

    @Test
    void whatIsUtf8IsReadAsThat(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("toc");
        Files.writeString(file, "\ufeff17; 1259 16389 TABLE public caf\u00e9 owner");
        assertEquals(List.of("\ufeff17; 1259 16389 TABLE public caf\u00e9 owner"), TocListFile.lines(file.toString()));
    }
}
