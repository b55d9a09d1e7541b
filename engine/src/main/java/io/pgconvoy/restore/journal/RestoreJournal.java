package io.pgconvoy.restore.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The file in which a restore writes down what it does, before and after it does it, so that whatever ends the restore
 * leaves a true account. Safe for use from several threads.
 *
 * <p>A line is with the operating system when a method returns: the end of this program cannot lose it. That of the
 * machine can lose the last second's.
 */
final class RestoreJournal implements AutoCloseable {
    private static final long SYNC_NANOS = 1_000_000_000L;

    private final Path file;
    private final FileChannel channel;
    private long synced = System.nanoTime();

    private RestoreJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A journal that goes on with what is in the file, or an empty one; null where another restore writes to it now. */
    static @Nullable RestoreJournal open(Path file, boolean afresh) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (!Files.exists(file)) {
                // names of tables are nobody else's business
                createPrivate(file);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (!lock(channel)) {
                    channel.close();
                    return null;
                }
                RestoreJournal journal = new RestoreJournal(file, channel);
                if (afresh) {
                    channel.truncate(0);
                    journal.line(JournalContents.HEAD);
                } else {
                    cutUnfinishedLine(file, channel);
                }
                return journal;
            } catch (IOException | RuntimeException | Error e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw StorageFailure.of("could not write " + file, e);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.createFile(file);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void cutUnfinishedLine(Path file, FileChannel channel) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        channel.truncate(end);
        channel.position(end);
    }

    Path file() {
        return file;
    }

    void begun(Mark mark) {
        line("begun " + mark);
    }

    void done(Mark mark) {
        line("done " + mark);
    }

    void failed(Mark mark) {
        line("failed " + mark);
    }

    void unsure(Mark mark) {
        line("unsure " + mark);
    }

    /** To be called before a transaction is committed: the marks are done if it is. */
    synchronized void committing(long transaction, List<Mark> marks) {
        line("committing " + transaction + " "
                + marks.stream().map(Mark::toString).collect(Collectors.joining(" ")));
        long now = System.nanoTime();
        if (now - synced > SYNC_NANOS) {
            try {
                channel.force(false);
            } catch (IOException e) {
                throw StorageFailure.of("could not write " + file, e);
            }
            synced = now;
        }
    }

    void committed(long transaction) {
        line("committed " + transaction);
    }

    void session(Backend backend) {
        line("session " + backend.pid() + " " + backend.started());
    }

    void database(long oid, String name) {
        line("database " + oid + " " + onOneLine(name));
    }

    /** Everything that is to be restored. */
    synchronized void entries(List<String> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append("entry ").append(onOneLine(entry)).append('\n'));
        write(lines.toString());
    }

    static String onOneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    /** The restore has come to its end: nothing is left to be told. */
    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw StorageFailure.of("could not remove " + file, e);
        }
    }

    private void line(String line) {
        write(line + "\n");
    }

    private synchronized void write(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw StorageFailure.of("could not write " + file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Each line has been written when it was told.
        }
    }
}
