package io.pgconvoy.copy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.ByteSink;

/**
 * Gathers small pieces of bytes into buffers of some size before a sink sees them; pieces larger than a buffer are
 * passed on as they are, without a copy. One thread.
 */
final class RowBatch implements AutoCloseable {
    /** Large enough that a sink's cost per call does not count, small enough to stay in a processor's cache. */
    private static final int CAPACITY = 256 * 1024;

    private final ByteSink out;
    private final ByteBuf buffer = PooledByteBufAllocator.DEFAULT.heapBuffer(CAPACITY, CAPACITY);

    RowBatch(ByteSink out) {
        this.out = out;
    }

    void add(byte[] bytes) {
        if (bytes.length > buffer.writableBytes()) {
            flush();
        }
        if (bytes.length > CAPACITY) {
            out.write(Unpooled.wrappedBuffer(bytes));
        } else {
            buffer.writeBytes(bytes);
        }
    }

    void flush() {
        if (buffer.isReadable()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() {
        buffer.release();
    }
}
