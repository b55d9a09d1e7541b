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
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageContract;
import io.pgconvoy.storage.StorageInput;
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

    @Test
    void newDirectoryAppearsAsAWhole() throws IOException {
        try (FolderOutput folder = storage().createFolder("d")) {
            write(folder, "a", "1");
            write(folder, "b", "2");
            assertFalse(Files.exists(directory.resolve("d")));
            folder.commit();
        }
        assertEquals(List.of("d"), files());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("d"))));
        FolderInput folder = storage().findFolder("d").orElseThrow();
        assertEquals(List.of("a", "b"), names(directory.resolve("d")));
        assertTrue(folder.find("c").isEmpty());
        try (StorageInput in = folder.find("b").orElseThrow()) {
            assertEquals("d/b", in.name());
            assertEquals(1, in.size());
        }
    }

    @Test
    void unfinishedDirectoryLeavesNothing() throws IOException {
        try (FolderOutput folder = storage().createFolder("d")) {
            write(folder, "a", "1");
        }
        assertEquals(List.of(), files());
    }

    @Test
    void unfinishedMemberLeavesNothing() throws IOException {
        try (FolderOutput folder = storage().createFolder("d")) {
            try (StorageOutput out = folder.create("a")) {
                out.write(bytes("half"));
            }
            folder.commit();
        }
        assertEquals(List.of(), names(directory.resolve("d")));
    }

    /** It may be a mount point, which nothing can take the place of. */
    @Test
    void emptyDirectoryIsFilledAndEmptiedAgainOnFailure() throws IOException {
        Path target = Files.createDirectory(directory.resolve("d"));
        Object inode = Files.getAttribute(target, "unix:ino");
        try (FolderOutput folder = storage().createFolder("d")) {
            write(folder, "a", "1");
        }
        assertEquals(List.of(), names(target));
        try (FolderOutput folder = storage().createFolder("d")) {
            write(folder, "a", "1");
            folder.commit();
        }
        assertEquals(List.of("a"), names(target));
        assertEquals(inode, Files.getAttribute(target, "unix:ino"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
    }

    @Test
    void ofTwoThatFillOneDirectoryTheOneThatFailsLeavesTheOthersFiles() throws IOException {
        Files.createDirectory(directory.resolve("d"));
        try (FolderOutput first = storage().createFolder("d")) {
            try (FolderOutput second = storage().createFolder("d")) {
                write(second, "b", "of the second");
                write(first, "a", "of the first");
                assertThrows(StorageException.class, () -> second.create("a"));
            }
            first.commit();
        }
        assertEquals(List.of("a"), names(directory.resolve("d")));
    }

    @Test
    void directoriesAreRefusedInTheWordsOfPgDump() throws IOException {
        Files.createDirectory(directory.resolve("full"));
        Files.createFile(directory.resolve("full/a"));
        Files.createFile(directory.resolve("file"));
        assertNoFolder("full", "directory \"full\" is not empty");
        assertNoFolder("file", "could not open directory \"file\": Not a directory");
        assertNoFolder("no/sub", "could not create directory \"no/sub\": No such file or directory");
        assertEquals(List.of("a"), names(directory.resolve("full")));
    }

    private void assertNoFolder(String name, String message) {
        assertEquals(
                message,
                assertThrows(StorageException.class, () -> storage().createFolder(name))
                        .getMessage());
    }

    @Test
    void directoryThatSomeoneElseMadeMeanwhileIsLeftAlone() throws IOException {
        try (FolderOutput folder = storage().createFolder("d")) {
            write(folder, "a", "1");
            Files.createDirectory(directory.resolve("d"));
            Files.createFile(directory.resolve("d/other"));
            assertEquals(
                    "could not complete directory \"d\": Directory not empty",
                    assertThrows(StorageException.class, folder::commit).getMessage());
        }
        assertEquals(List.of("d"), files());
        assertEquals(List.of("other"), names(directory.resolve("d")));
    }

    @Test
    void stoppingDiscardsAnUnfinishedDirectory() throws IOException {
        Storage storage = storage();
        FolderOutput folder = storage.createFolder("d");
        StorageOutput open = folder.create("a");
        open.write(bytes("half"));
        storage.discardUnfinished();
        assertEquals(List.of(), files());
        assertThrows(StorageException.class, () -> folder.create("b"));
        open.close();
        assertThrows(StorageException.class, folder::commit);
        folder.close();
        assertEquals(List.of(), files());
    }

    @Test
    void membersStayInTheirDirectory() throws IOException {
        Files.writeString(directory.resolve("secret"), "x");
        Files.createDirectory(directory.resolve("d"));
        FolderInput in = storage().findFolder("d").orElseThrow();
        try (FolderOutput out = storage().createFolder("d")) {
            for (String name : List.of("../secret", "/etc/passwd", "..", ".", "", "a/b", "a\0b")) {
                assertThrows(StorageException.class, () -> in.find(name), name);
                assertThrows(StorageException.class, () -> out.create(name), name);
            }
        }
        assertEquals("x", Files.readString(directory.resolve("secret")));
        assertTrue(storage().findFolder("secret").isEmpty());
        assertTrue(storage().findFolder("absent").isEmpty());
    }

    @Test
    void nothingIsOpenedToTellWhyThereIsNoFolder() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Files.writeString(directory.resolve("file"), "x");
        assertEquals("Not a directory", storage().whyNoFolder("pipe"));
        assertEquals("Not a directory", storage().whyNoFolder("file"));
        assertEquals("Not a directory", storage().whyNoFolder("file/below"));
        assertEquals("No such file or directory", storage().whyNoFolder("absent"));
        assertEquals("No such file or directory", storage().whyNoFolder(""));
    }

    private static void write(FolderOutput folder, String name, String content) {
        try (StorageOutput out = folder.create(name)) {
            out.write(bytes(content));
            out.commit();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void write(String name, String content) {
        try (StorageOutput out = storage().create(name)) {
            out.write(bytes(content));
            out.commit();
        }
    }

    private List<String> files() throws IOException {
        return names(directory);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, US_ASCII);
    }
}
