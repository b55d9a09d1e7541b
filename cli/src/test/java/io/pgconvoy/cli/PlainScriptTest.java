package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs an archive and is given a plain script says what can be done with one. */
class PlainScriptTest {
    @TempDir
    Path folder;

    private String script = "";

    @BeforeEach
    void write() throws IOException {
        Path file = folder.resolve("script.sql");
        Files.writeString(file, "--\n-- PostgreSQL database dump\n--\n\n" + "SELECT 1;\n".repeat(100));
        script = file.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "restore -l", "restore -f -", "restore --check -d x", "restore --verify -d x"})
    void pgconvoyNamesItsOwnCommands(String command) {
        assertEquals(
                "pgconvoy: error: input file appears to be a text format dump.\n"
                        + "pgconvoy: hint: It is no archive: \"pgconvoy restore -d\" runs it as a whole, \"pgconvoy verify\""
                        + " checks it.\n",
                errors(command));
    }

    @Test
    void pgRestoreSaysWhatStockSays() {
        assertEquals(
                "pg_restore: error: input file appears to be a text format dump. Please use psql.\n",
                errors("pg_restore -l"));
    }

    private String errors(String command) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = Main.run(
                (command + " " + script).split(" "),
                Map.of(),
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        assertEquals(1, status);
        return errors.toString(StandardCharsets.UTF_8);
    }
}
