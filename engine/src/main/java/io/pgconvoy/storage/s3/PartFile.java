package io.pgconvoy.storage.s3;

import io.pgconvoy.storage.TemporaryPlace;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary file without a name, where the system has such. No channel: those close when a thread is interrupted, which
 * is how a request that takes too long is ended.
 */
final class PartFile implements Closeable {

    private final RandomAccessFile file;
    private final Path path;

    private PartFile(RandomAccessFile file, Path path) {
        this.file = file;
        this.path = path;
    }

    static PartFile create() throws IOException {
        Path path = TemporaryPlace.newFile(".part");
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            Files.delete(path);
        } catch (IOException e) {
            // an open file keeps its name on some systems
            path.toFile().deleteOnExit();
        }
        return new PartFile(file, path);
    }

    void write(long position, byte[] bytes) throws IOException {
        file.seek(position);
        file.write(bytes);
    }

    /** All bytes from the start, by a stream that leaves the file open. */
    InputStream read() {
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                file.seek(position);
                int read = file.read(target, offset, length);
                position += Math.max(read, 0);
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
