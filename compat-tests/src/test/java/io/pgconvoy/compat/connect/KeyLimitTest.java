package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much one TLS 1.3 key may encrypt, lowered from 2^37 bytes. Beyond it the JDK sends the server a message for every
 * record it gets, until both wait for the other or the connection breaks.
 */
@Timeout(300)
class KeyLimitTest {
    private static final String ROWS = """
        CREATE TABLE rows AS SELECT g AS id, repeat(md5(g::text), 30) AS filler FROM generate_series(1, 100000) g
        """;

    /** Whose COPYs may be sent ahead, over a connection that is about to be changed. */
    private static final String SMALL_TABLES = """
        DO $$
        BEGIN
          FOR i IN 1..300 LOOP
            EXECUTE format('CREATE TABLE small%s AS
                            SELECT g AS id, repeat(md5(g::text), 30) AS filler FROM generate_series(1, 300) g', i);
          END LOOP;
        END $$
        """;

    @TempDir
    Path folder;

    @Test
    void connectionsAreChangedBeforeOneKeyHasEncryptedTooMuch() throws Exception {
        Files.writeString(folder.resolve("security"), "jdk.tls.keyLimits=AES/GCM/NoPadding KeyUpdate 2^25\n");
        try (EncryptedServer server = EncryptedServer.start(18, Files.createDirectory(folder.resolve("keys")))) {
            server.server().execute("postgres", ROWS);
            server.server().execute("postgres", SMALL_TABLES);
            for (String jobs : List.of("1", "2")) {
                assertEquals(0, dump(server, jobs), jobs + " session(s)");
                String script = Files.readString(folder.resolve(jobs + ".sql"));
                assertEquals(
                        100_000 + 300 * 300,
                        script.lines().filter(line -> line.contains("\t")).count());
            }
        }
    }

    /** Returns the exit status; -1 for a dump that hangs. */
    private int dump(EncryptedServer server, String jobs) throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.security.properties=" + folder.resolve("security"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "dump",
                        "-j",
                        jobs,
                        "-f",
                        folder.resolve(jobs + ".sql").toString(),
                        "-d",
                        server.as("trusted") + "user=postgres sslmode=require"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(jobs + ".log").toFile())
                .start();
        if (dump.waitFor(120, TimeUnit.SECONDS)) {
            return dump.exitValue();
        }
        dump.destroyForcibly();
        assertTrue(dump.waitFor(10, TimeUnit.SECONDS));
        return -1;
    }
}
