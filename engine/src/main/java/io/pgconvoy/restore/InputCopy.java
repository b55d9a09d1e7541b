package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.storage.StorageFailure;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.TemporaryPlace;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The input of a parallel restore, in which every worker reads at its own place: what can be read only once, from front
 * to back, is first written to a temporary file, which goes when the restore ends.
 */
final class InputCopy implements AutoCloseable {
    private static final int BUFFER_SIZE = 256 * 1024;
    /** This part of the free space is left to others. */
    private static final int RESERVE = 10;

    private static final long MEGABYTE = 1024 * 1024;

    private final RestoreInput input;
    private final @Nullable Path file;

    private InputCopy(RestoreInput input, @Nullable Path file) {
        this.input = input;
        this.file = file;
    }

    /** How many bytes a file may take. */
    @FunctionalInterface
    interface Room {
        long forFile(Path file) throws IOException;
    }

    static InputCopy of(RestoreInput input, ProgressListener progress, Cancellation cancellation) {
        return of(input, InputCopy::free, progress, cancellation);
    }

    static InputCopy of(RestoreInput input, Room room, ProgressListener progress, Cancellation cancellation) {
        if (!input.storage().reopens()) {
            try (StorageInput in = input.storage().open(input.name())) {
                return copy(in, input, room, progress, cancellation);
            }
        }
        if (input.format() == ArchiveFormat.DIRECTORY
                || input.storage().findFolder(input.name()).isPresent()) {
            return new InputCopy(input, null);
        }
        try (StorageInput in = input.storage().open(input.name())) {
            return in.seekable() ? new InputCopy(input, null) : copy(in, input, room, progress, cancellation);
        }
    }

    /** What to read instead of the input that was given. */
    RestoreInput input() {
        return input;
    }

    private static InputCopy copy(
            StorageInput in, RestoreInput input, Room room, ProgressListener progress, Cancellation cancellation) {
        try {
            Path file = TemporaryPlace.newFile(".spool");
            // for a program that is killed before it can close
            file.toFile().deleteOnExit();
            progress.warning(
                    "a parallel restore reads several parts of an archive at a time: copying " + in.name() + " to "
                            + file + " first",
                    "Save the archive in a file, or restore without -j, to save the copying.");
            InputCopy copy = new InputCopy(
                    new RestoreInput(
                            new LocalStorage(Path.of(""), false),
                            file.toAbsolutePath().toString(),
                            input.format()),
                    file);
            try {
                fill(file, room.forFile(file), in, cancellation);
            } catch (IOException | RuntimeException | Error e) {
                copy.close();
                throw e;
            }
            return copy;
        } catch (IOException e) {
            throw StorageFailure.of("could not copy " + in.name() + " to a temporary file", e);
        }
    }

    private static long free(Path file) throws IOException {
        return Files.getFileStore(file).getUsableSpace() / RESERVE * (RESERVE - 1);
    }

    private static void fill(Path file, long room, StorageInput in, Cancellation cancellation) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        long written = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (in.read(buffer) >= 0) {
                cancellation.check();
                written += buffer.flip().remaining();
                if (written > room) {
                    throw StorageException.permanent(
                            in.name() + " is too large to be copied to " + file.getParent()
                                    + ", which had room for " + room / MEGABYTE
                                    + " MB: save it in a file, let TMPDIR name another directory, or restore without"
                                    + " -j",
                            null);
                }
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
        }
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It goes with the program.
            }
        }
    }
}
