package io.pgconvoy.compat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @Test
    void onlyFoldersOfRunsThatHaveEndedAreLeft(@TempDir Path place) throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = folder(place, "pgconvoy-compat-" + ended.pid() + "-1abc");
        folder(place, Leftovers.name());
        folder(place, "pgconvoy-compat-kept");
        folder(place, "another-" + ended.pid() + "-1abc");
        assertEquals(List.of(left), Leftovers.left(place));
    }

    private static Path folder(Path place, String name) throws IOException {
        return Files.createDirectory(place.resolve(name));
    }
}
