package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that stop coming through their pipe: a signal ends what waits for the rest. */
@Timeout(120)
class StalledPipeTest {
    private static final String SETUP = """
        CREATE TABLE first AS SELECT g AS id FROM generate_series(1, 1000) g;
        CREATE TABLE rows AS SELECT g AS id, repeat('x', 1000) AS filler FROM generate_series(1, 5000) g;
        """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "restore -d %s, the restore is not complete: ",
        "restore -d %s -j 2, copying standard input",
        "verify, checking TABLE DATA rows"
    })
    void aSignalEndsTheWaiting(String words, String said) throws Exception {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        Victim source = Victim.create(server, "stalled_source", folder, SETUP);
        Victim target = Victim.create(server, "stalled_target", folder, "SELECT 1");
        Path archive = folder.resolve("archive");
        Pgconvoy.run(source.dump("-Z", "none", "-f", archive.toString())).silent("dump");
        byte[] bytes = Files.readAllBytes(archive);
        Files.delete(archive);
        Process process = start(String.format(words, target.database()), server);
        OutputStream pipe = process.getOutputStream();
        pipe.write(bytes, 0, bytes.length / 2);
        pipe.flush();
        Path errors = folder.resolve("errors");
        TimeUnit.SECONDS.sleep(6);
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertTrue(process.waitFor(15, TimeUnit.SECONDS), "it goes on waiting");
        pipe.close();
        String text = Files.readString(errors, StandardCharsets.UTF_8);
        assertEquals(1, process.exitValue(), text);
        assertTrue(text.contains(said), text);
        assertTrue(text.contains("error: interrupted"), text);
        Files.delete(errors);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
        }
    }

    private Process start(String words, StockServer server) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words.split(" ")));
        if (words.startsWith("restore")) {
            command.addAll(server.connectionArguments());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }
}
