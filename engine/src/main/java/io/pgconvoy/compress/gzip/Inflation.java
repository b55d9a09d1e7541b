package io.pgconvoy.compress.gzip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.pgconvoy.compress.CorruptDataException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A JDK inflater between netty buffers. */
final class Inflation implements AutoCloseable {

    private static final int OUTPUT_SIZE = 64 * 1024;

    private final Inflater inflater;
    private final ByteBuf output = ByteBufAllocator.DEFAULT.directBuffer(OUTPUT_SIZE, OUTPUT_SIZE);

    Inflation(boolean raw) {
        inflater = new Inflater(raw);
    }

    /**
     * Moves the buffer's reader index behind what it used: up to the end of the deflate stream or of the buffer.
     *
     * @param offset of the buffer's first byte in the compressed stream, for messages
     */
    void inflate(ByteBuf bytes, long offset, Consumer<ByteBuf> out) {
        long before = inflater.getBytesRead();
        int length = bytes.readableBytes();
        for (ByteBuffer part : bytes.nioBuffers()) {
            inflater.setInput(part);
            while (!inflater.finished() && step(offset + inflater.getBytesRead() - before, out)) {
                // every step fills the output or uses up the input
            }
        }
        int used = inflater.finished() ? (int) (inflater.getBytesRead() - before) : length;
        bytes.skipBytes(used);
    }

    boolean finished() {
        return inflater.finished();
    }

    void reset() {
        inflater.reset();
    }

    private boolean step(long offset, Consumer<ByteBuf> out) {
        ByteBuffer space = output.nioBuffer(0, OUTPUT_SIZE);
        int length;
        try {
            length = inflater.inflate(space);
        } catch (DataFormatException e) {
            String detail = e.getMessage() == null ? "" : ": " + e.getMessage();
            throw new CorruptDataException("damaged compressed data" + detail, offset, e);
        }
        if (length > 0) {
            out.accept(output.setIndex(0, length));
            output.clear();
        }
        if (inflater.needsDictionary()) {
            throw new CorruptDataException("compressed data needs a dictionary", offset, null);
        }
        return length > 0 || !inflater.needsInput();
    }

    @Override
    public void close() {
        inflater.end();
        if (output.refCnt() > 0) {
            output.release();
        }
    }
}
