package io.pgconvoy.storage;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes kept aside until it is known how many they are: in memory, and from some size on in a temporary file, which
 * vanishes with the spool. One thread.
 */
public final class Spool implements AutoCloseable {

    private static final int IN_MEMORY = 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private final ByteBuf memory = Unpooled.buffer(PIECE, IN_MEMORY);
    private @Nullable FileChannel file;
    private long size;

    /** Appends all readable bytes of a lent buffer. */
    public void write(ByteBuf bytes) {
        int length = bytes.readableBytes();
        try {
            if (file == null && length <= memory.maxWritableBytes()) {
                memory.writeBytes(bytes, bytes.readerIndex(), length);
            } else {
                ChannelBytes.write(bytes, file());
            }
        } catch (IOException e) {
            throw StorageFailure.of("could not write to temporary file", e);
        }
        size += length;
    }

    public long size() {
        return size;
    }

    /** Lends everything written so far to the sink, in pieces and in order. */
    public void writeTo(Consumer<ByteBuf> out) {
        if (memory.isReadable()) {
            out.accept(memory.duplicate());
        }
        if (file != null) {
            try {
                copy(file, out);
            } catch (IOException e) {
                throw StorageFailure.of("could not read from temporary file", e);
            }
        }
    }

    private static void copy(FileChannel file, Consumer<ByteBuf> out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        long position = 0;
        for (int length = file.read(piece, position); length >= 0; length = file.read(piece.clear(), position)) {
            out.accept(Unpooled.wrappedBuffer(piece.array(), 0, length));
            position += length;
        }
    }

    private FileChannel file() throws IOException {
        FileChannel open = file;
        if (open == null) {
            Path path = TemporaryPlace.newFile(".spool");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }

    @Override
    public void close() {
        memory.release();
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw StorageFailure.of("could not remove temporary file", e);
            }
        }
    }
}
