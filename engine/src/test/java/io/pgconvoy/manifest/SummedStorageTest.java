package io.pgconvoy.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.Unpooled;
import io.pgconvoy.manifest.FileSum.Part;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummedStorageTest {
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    private SummedStorage storage(boolean mayOverwrite) {
        return new SummedStorage(new LocalStorage(directory, false), mayOverwrite);
    }

    private static void write(StorageOutput out, String text) {
        out.write(Unpooled.copiedBuffer(text, UTF_8));
    }

    @Test
    void bytesAreSummedUpAsTheyAreWritten() {
        SummedStorage storage = storage(false);
        try (StorageOutput out = storage.create("x")) {
            assertEquals(false, out.seekable());
            out.stays();
            write(out, "a");
            write(out, "bc");
            assertEquals(List.of(), storage.sums());
            out.commit();
        }
        assertEquals(List.of(new FileSum("x", List.of(new Part(3, OF_ABC)))), storage.sums());
    }

    @Test
    void whatWasOverwrittenIsSummedUpAsItLies() throws IOException {
        SummedStorage storage = storage(true);
        try (StorageOutput out = storage.create("x")) {
            write(out, "???");
            out.stays();
            write(out, "abc");
            out.seek(0);
            write(out, "ab");
            write(out, "c");
            out.seek(6);
            out.commit();
        }
        assertEquals("abcabc", Files.readString(directory.resolve("x")));
        assertEquals(List.of(new FileSum("x", List.of(new Part(3, OF_ABC), new Part(3, OF_ABC)))), storage.sums());
    }

    @Test
    void whatWasSaidToStayStays() {
        try (StorageOutput out = storage(true).create("x")) {
            write(out, "abc");
            out.stays();
            write(out, "def");
            out.seek(2);
            assertThrows(IllegalStateException.class, () -> write(out, "xy"));
        }
    }

    @Test
    void aFoldersFilesAreSummedUpInTheOrderOfTheirNames() {
        SummedStorage storage = storage(true);
        try (FolderOutput folder = storage.createFolder("d")) {
            for (String name : List.of("b", "a")) {
                try (StorageOutput out = folder.create(name)) {
                    write(out, name.equals("a") ? "" : "abc");
                    out.commit();
                }
            }
            folder.commit();
        }
        assertEquals(
                List.of(
                        new FileSum("a", List.of(new Part(0, OF_NOTHING))),
                        new FileSum("b", List.of(new Part(3, OF_ABC)))),
                storage.sums());
    }

    @Test
    void aFileIsHeldToItsSums() throws IOException {
        FileSum sum = new FileSum("x", List.of(new Part(3, OF_ABC), new Part(3, OF_ABC)));
        assertEquals(List.of(), check("abcabc", sum));
        assertEquals(List.of("file x is not the one that was written: SHA-256 differs"), check("aBcabc", sum));
        assertEquals(
                List.of("file x is not the one that was written: SHA-256 differs behind offset 3"),
                check("abcabd", sum));
        assertEquals(List.of("file x has 7 bytes, where the manifest says 6"), check("abcabcd", sum));
        assertEquals(List.of("file x has 2 bytes, where the manifest says 6"), check("ab", sum));
    }

    private List<String> check(String text, FileSum sum) throws IOException {
        Files.writeString(directory.resolve("x"), text);
        StorageInput in = new LocalStorage(directory, false).open("x");
        return SummedInput.check(in, sum);
    }
}
