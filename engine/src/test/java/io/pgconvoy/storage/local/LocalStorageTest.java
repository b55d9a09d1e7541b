package io.pgconvoy.storage.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageContract;
import io.pgconvoy.storage.StorageOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest extends StorageContract {

    @TempDir
    Path directory;

    @Override
    protected Storage storage() {
        return new LocalStorage(directory, true);
    }

    @Test
    void nothingIsThereUnderTheNameBeforeTheCommit() throws IOException {
        try (StorageOutput out = storage().create("object")) {
            out.write(bytes("half"));
            assertFalse(Files.exists(directory.resolve("object")));
        }
        assertEquals(List.of(), files());
    }

    @Test
    void existingFileStaysAsItWasUntilTheCommit() throws IOException {
        Files.writeString(directory.resolve("object"), "old");
        try (StorageOutput out = storage().create("object")) {
            out.write(bytes("new"));
        }
        assertEquals("old", Files.readString(directory.resolve("object")));
        write("object", "new");
        assertEquals("new", Files.readString(directory.resolve("object")));
        assertEquals(List.of("object"), files());
    }

    @Test
    void replacedFileKeepsItsPermissions() throws IOException {
        Path file = Files.createFile(directory.resolve("object"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        write("object", "new");
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void symbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
        Files.writeString(directory.resolve("real"), "old");
        Files.createSymbolicLink(directory.resolve("link"), Path.of("real"));
        write("link", "new");
        assertTrue(Files.isSymbolicLink(directory.resolve("link")));
        assertEquals("new", Files.readString(directory.resolve("real")));
    }

    @Test
    void stoppingDiscardsWhatIsUnfinishedAndLeavesWhatIsDone() throws IOException {
        Storage storage = storage();
        StorageOutput open = storage.create("open");
        open.write(bytes("half"));
        StorageOutput done = storage.create("done");
        done.commit();
        storage.discardUnfinished();
        assertEquals(List.of("done"), files());
        assertThrows(StorageException.class, () -> open.write(bytes("more")));
        assertThrows(StorageException.class, open::commit);
        open.close();
        assertEquals(List.of("done"), files());
    }

    @Test
    void pipeIsWrittenDirectlyAndCannotSeek() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> new String(read("pipe"), US_ASCII));
        try (StorageOutput out = storage().create("pipe")) {
            assertFalse(out.seekable());
            assertFalse(out.atomic());
            out.write(bytes("through"));
            out.commit();
        }
        assertEquals("through", read.get(10, TimeUnit.SECONDS));
        assertEquals(List.of("pipe"), files());
    }

    @Test
    void pipeIsReadWithoutSeeking() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            try (StorageOutput out = storage().create("pipe")) {
                out.write(bytes("x"));
            }
        });
        try (var in = storage().open("pipe")) {
            assertFalse(in.seekable());
        }
        written.handle((done, failed) -> done).get(10, TimeUnit.SECONDS);
    }

    @Test
    void fullDiskIsOneClearLine() {
        try (StorageOutput out = storage().create("/dev/full")) {
            StorageException failure = assertThrows(StorageException.class, () -> out.write(bytes("x")));
            assertEquals("could not write to file \"/dev/full\": No space left on device", failure.getMessage());
            assertEquals(ErrorCode.STORAGE_PERMANENT, failure.code());
        }
    }

    @Test
    void missingDirectoryIsOneClearLine() {
        assertEquals(
                "could not open output file \"no/such/file\": No such file or directory",
                assertThrows(StorageException.class, () -> storage().create("no/such/file"))
                        .getMessage());
    }

    @Test
    void missingInputIsOneClearLine() {
        assertEquals(
                "could not open input file \"absent\": No such file or directory",
                assertThrows(StorageException.class, () -> storage().open("absent"))
                        .getMessage());
    }

    @Test
    void directoryIsNoFile() throws IOException {
        Files.createDirectory(directory.resolve("d"));
        assertEquals(
                "could not open output file \"d\": Is a directory",
                assertThrows(StorageException.class, () -> storage().create("d"))
                        .getMessage());
        assertEquals(
                "could not open input file \"d\": Is a directory",
                assertThrows(StorageException.class, () -> storage().open("d")).getMessage());
    }

    private void write(String name, String content) {
        try (StorageOutput out = storage().create(name)) {
            out.write(bytes(content));
            out.commit();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, US_ASCII);
    }
}
