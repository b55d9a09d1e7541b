package io.pgconvoy.dumpall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.Unpooled;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendedOutputTest {
    @TempDir
    private Path directory;

    @Test
    void partsFollowEachOtherAndNothingIsFinalBeforeTheWhole() throws IOException {
        Path file = directory.resolve("whole");
        StorageOutput whole = new LocalStorage(directory, false).create("whole");
        AppendedOutput parts = new AppendedOutput(whole);
        for (String text : new String[] {"one ", "two"}) {
            try (StorageOutput part = parts.create("part")) {
                assertEquals(0, part.position());
                part.write(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
                assertEquals(text.length(), part.position());
                part.commit();
            }
        }
        assertFalse(Files.exists(file));
        whole.commit();
        assertEquals("one two", Files.readString(file));
    }
}
