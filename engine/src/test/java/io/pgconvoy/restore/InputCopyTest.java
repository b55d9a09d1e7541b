package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.ForwardOnly;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes through a pipe is copied, within bounds, and the copy never stays. */
class InputCopyTest {
    private static final byte[] CONTENT = new byte[3_000_000];

    @TempDir
    Path folder;

    private final List<Path> copies = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final ProgressListener progress = new ProgressListener() {
        @Override
        public void warning(String message, @Nullable String hint) {
            warnings.add(message + " / " + hint);
        }
    };

    @Test
    void whatFitsIsCopiedAndGoesWithTheRestore() throws IOException {
        try (InputCopy copy = InputCopy.of(pipe(), file -> noted(file, CONTENT.length), progress, new Cancellation())) {
            assertEquals(List.of(Path.of(copy.input().name())), copies);
            assertEquals(CONTENT.length, Files.size(copies.get(0)));
            assertEquals(
                    List.of("a parallel restore reads several parts of an archive at a time: copying archive to "
                            + copies.get(0)
                            + " first / Save the archive in a file, or restore without -j, to save the copying."),
                    warnings);
        }
        assertFalse(Files.exists(copies.get(0)));
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothing() throws IOException {
        StorageException refused = assertThrows(
                StorageException.class,
                () -> InputCopy.of(pipe(), file -> noted(file, CONTENT.length - 1), progress, new Cancellation()));
        assertEquals(
                "archive is too large to be copied to " + copies.get(0).getParent()
                        + ", which had room for 2 MB: save it in a file, let TMPDIR name another directory, or restore"
                        + " without -j",
                refused.getMessage());
        assertFalse(Files.exists(copies.get(0)));
    }

    @Test
    void aCopyThatIsCancelledLeavesNothing() throws IOException {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThrows(
                EngineException.class,
                () -> InputCopy.of(pipe(), file -> noted(file, CONTENT.length), progress, cancellation));
        assertFalse(Files.exists(copies.get(0)));
    }

    @Test
    void aFileIsReadWhereItLies() throws IOException {
        Files.write(folder.resolve("archive"), CONTENT);
        RestoreInput input = new RestoreInput(new LocalStorage(folder, false), "archive", null);
        try (InputCopy copy = InputCopy.of(input, progress, new Cancellation())) {
            assertSame(input, copy.input());
            assertEquals(List.of(), warnings);
        }
    }

    private long noted(Path file, long room) {
        copies.add(file);
        return room;
    }

    private RestoreInput pipe() throws IOException {
        Files.write(folder.resolve("archive"), CONTENT);
        LocalStorage files = new LocalStorage(folder, false);
        Storage pipe = new Storage() {
            @Override
            public StorageInput open(String name) {
                return ForwardOnly.input(files.open(name));
            }

            @Override
            public StorageOutput create(String name) {
                throw new IllegalStateException();
            }

            @Override
            public boolean reopens() {
                return false;
            }

            @Override
            public void discardUnfinished() {}
        };
        return new RestoreInput(pipe, "archive", null);
    }
}
