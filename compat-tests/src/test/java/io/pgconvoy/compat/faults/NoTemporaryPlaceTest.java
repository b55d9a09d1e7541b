package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory for temporary files that is not there, is a file, or takes none: one line says so, or it is not needed. */
@Timeout(300)
class NoTemporaryPlaceTest {
    private static final String SETUP = """
        CREATE TABLE rows AS SELECT g AS id, md5(g::text) AS filler FROM generate_series(1, 60000) g;
        """;

    /** Of progress there may be lines as well. */
    private static final String COMPLAINT = "(?s).*(error|warning|WARNING|Exception).*";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"missing/below", "file", "/proc"})
    void isOneLineOrNotNeeded(String place) throws Exception {
        Files.writeString(folder.resolve("file"), "");
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        Victim source = Victim.create(server, "no_temporary_source", folder, SETUP);
        Victim target = Victim.create(server, "no_temporary_target", folder, "SELECT 1");
        Path zstd = folder.resolve("zstd");
        Path gzip = folder.resolve("gzip");
        Pgconvoy.run(source.dump("-Z", "zstd", "-f", zstd.toString())).silent("dump");
        Pgconvoy.run(source.dump("-Z", "gzip", "-f", gzip.toString())).silent("dump");

        assertLine(place, "could not load the zstd library", List.of("verify", zstd.toString()), null);
        assertLine(place, "could not load the zstd library", source.dump("-Z", "zstd", "-f", "/dev/null"), null);
        assertLine(place, "could not create a temporary file in", into(target, "-j", "2"), zstd);
        assertLine(place, "could not create a temporary file in", source.dump("-Ft", "-f", "/dev/null"), null);
        assertFalse(said(place, 0, into(target), gzip).matches(COMPLAINT));
        Path lz4 = folder.resolve("lz4");
        assertFalse(said(place, 0, source.dump("-Z", "lz4", "-f", lz4.toString()), null)
                .matches(COMPLAINT));
        assertTrue(said(place, 0, List.of("verify", lz4.toString()), null).contains(" is good: "));
    }

    private static List<String> into(Victim target, String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore", "-d", target.database()));
        arguments.addAll(target.server().connectionArguments());
        arguments.addAll(List.of(options));
        return arguments;
    }

    private void assertLine(String place, String message, List<String> arguments, Path input) throws Exception {
        String said = said(place, 1, arguments, input);
        long errors = said.lines()
                .filter(line -> line.startsWith("pgconvoy: error: " + message))
                .count();
        assertEquals(1, errors, said);
        assertTrue(said.contains("\"" + folder.resolve(place) + "\""), said);
        assertTrue(said.lines().allMatch(line -> line.startsWith("pgconvoy: ")), said);
    }

    /** What it says on standard error, its input coming through a pipe. */
    private String said(String place, int status, List<String> arguments, Path input) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + folder.resolve(place));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        try (var pipe = process.getOutputStream()) {
            if (input != null) {
                Files.copy(input, pipe);
            }
        } catch (IOException closed) {
            // It has ended without reading all.
        }
        int ended = process.waitFor();
        // On a slow machine it tells how far it is.
        String said = Files.readString(errors, StandardCharsets.UTF_8).replaceAll("(?m)^pgconvoy: .*B/s .*\\R", "");
        assertEquals(status, ended, arguments + "\n" + said);
        return said;
    }
}
