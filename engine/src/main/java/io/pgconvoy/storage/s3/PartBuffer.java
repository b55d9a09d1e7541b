package io.pgconvoy.storage.s3;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one part, kept until they have arrived, as an attempt to send them may fail: in memory, or in a temporary
 * file, which has no name and vanishes with the buffer. One thread at a time.
 */
final class PartBuffer implements AutoCloseable {

    private static final int PIECE = 256 * 1024;

    private final long capacity;
    private final S3Checksum checksum;
    private final List<byte[]> pieces = new ArrayList<>();
    private final @Nullable PartFile file;
    private @Nullable PartDigest growing;
    private byte @Nullable [] digest;
    private long size;

    private PartBuffer(long capacity, S3Checksum checksum, @Nullable PartFile file) {
        this.capacity = capacity;
        this.checksum = checksum;
        this.file = file;
        this.growing = PartDigest.of(checksum);
    }

    static PartBuffer inMemory(long capacity, S3Checksum checksum) {
        return new PartBuffer(capacity, checksum, null);
    }

    static PartBuffer inFile(long capacity, S3Checksum checksum) {
        try {
            return new PartBuffer(capacity, checksum, PartFile.create());
        } catch (IOException e) {
            throw StorageFailure.of("could not create a temporary file", e);
        }
    }

    long size() {
        return size;
    }

    long room() {
        return capacity - size;
    }

    /** Appends bytes of a lent buffer. */
    void append(ByteBuf bytes, int index, int length) {
        if (file != null) {
            byte[] copy = new byte[length];
            bytes.getBytes(index, copy);
            digest(copy, 0, length);
            writeToFile(file, copy, size);
            size += length;
            return;
        }
        for (int done = 0; done < length; ) {
            int offset = (int) (size % PIECE);
            if (offset == 0) {
                pieces.add(new byte[(int) Math.min(PIECE, capacity - size)]);
            }
            byte[] piece = pieces.get(pieces.size() - 1);
            int part = Math.min(length - done, piece.length - offset);
            bytes.getBytes(index + done, piece, offset, part);
            digest(piece, offset, part);
            size += part;
            done += part;
        }
    }

    private void digest(byte[] bytes, int offset, int length) {
        if (growing != null) {
            growing.update(bytes, offset, length);
        }
    }

    /** Replaces bytes that are there already. */
    void overwrite(long position, ByteBuf bytes, int index, int length) {
        byte[] copy = new byte[length];
        bytes.getBytes(index, copy);
        growing = null;
        digest = null;
        if (file != null) {
            writeToFile(file, copy, position);
            return;
        }
        for (int done = 0; done < length; ) {
            byte[] piece = pieces.get((int) ((position + done) / PIECE));
            int offset = (int) ((position + done) % PIECE);
            int part = Math.min(length - done, piece.length - offset);
            System.arraycopy(copy, done, piece, offset, part);
            done += part;
        }
    }

    /** The checksum of what was written: taken as it came, unless some of it was overwritten. Ends the part. */
    byte[] digest() {
        byte[] known = digest;
        if (known == null) {
            PartDigest taken = growing;
            known = taken == null ? digestAgain() : taken.digest();
            growing = null;
            digest = known;
        }
        return known;
    }

    private byte[] digestAgain() {
        PartDigest again = PartDigest.of(checksum);
        byte[] block = new byte[PIECE];
        try (InputStream in = open()) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                again.update(block, 0, length);
            }
        } catch (IOException e) {
            throw StorageFailure.of("could not read from temporary file", e);
        }
        return again.digest();
    }

    /** All bytes from the start; may be called again, for one stream after the other. */
    InputStream open() {
        return file == null ? new PieceStream(pieces, size) : file.read();
    }

    private static void writeToFile(PartFile file, byte[] bytes, long position) {
        try {
            file.write(position, bytes);
        } catch (IOException e) {
            throw StorageFailure.of("could not write to temporary file", e);
        }
    }

    @Override
    public void close() {
        pieces.clear();
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw StorageFailure.of("could not remove temporary file", e);
            }
        }
    }
}
