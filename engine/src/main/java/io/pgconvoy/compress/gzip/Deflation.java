package io.pgconvoy.compress.gzip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.Deflater;

/** A JDK deflater between netty buffers. */
final class Deflation implements AutoCloseable {

    private static final int OUTPUT_SIZE = 64 * 1024;

    private final Deflater deflater;
    private final ByteBuf output = ByteBufAllocator.DEFAULT.directBuffer(OUTPUT_SIZE, OUTPUT_SIZE);

    Deflation(int level, boolean raw) {
        deflater = new Deflater(level, raw);
    }

    void deflate(ByteBuf bytes, Consumer<ByteBuf> out) {
        for (ByteBuffer part : bytes.nioBuffers()) {
            deflater.setInput(part);
            while (!deflater.needsInput()) {
                step(out);
            }
        }
    }

    void finish(Consumer<ByteBuf> out) {
        deflater.finish();
        while (!deflater.finished()) {
            step(out);
        }
        if (output.isReadable()) {
            out.accept(output);
            output.clear();
        }
        deflater.reset();
    }

    /** Writes all that was taken, up to a byte boundary. */
    void flush(Consumer<ByteBuf> out) {
        boolean more = true;
        while (more) {
            int space = output.writableBytes();
            more = step(Deflater.SYNC_FLUSH, out) == space;
        }
        if (output.isReadable()) {
            out.accept(output);
            output.clear();
        }
    }

    private void step(Consumer<ByteBuf> out) {
        step(Deflater.NO_FLUSH, out);
    }

    private int step(int flush, Consumer<ByteBuf> out) {
        ByteBuffer space = output.nioBuffer(output.writerIndex(), output.writableBytes());
        int count = deflater.deflate(space, flush);
        output.writerIndex(output.writerIndex() + count);
        if (!output.isWritable()) {
            out.accept(output);
            output.clear();
        }
        return count;
    }

    @Override
    public void close() {
        deflater.end();
        if (output.refCnt() > 0) {
            output.release();
        }
    }
}
