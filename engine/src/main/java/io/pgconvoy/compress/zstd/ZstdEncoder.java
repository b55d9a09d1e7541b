package io.pgconvoy.compress.zstd;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.pgconvoy.compress.Encoder;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Compresses into one frame. Small pieces are gathered: a stream of a few is given to the library in one call, which then
 * knows how little there is and prepares no more than that needs.
 */
final class ZstdEncoder implements Encoder {

    private static final int INPUT_SIZE = 64 * 1024;
    private static final int OUTPUT_SIZE = 128 * 1024;

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private final ByteBuf input = ByteBufAllocator.DEFAULT.directBuffer(INPUT_SIZE, INPUT_SIZE);
    private final ByteBuf output = ByteBufAllocator.DEFAULT.directBuffer(OUTPUT_SIZE, OUTPUT_SIZE);

    ZstdEncoder(int level, boolean longDistance) {
        context.setLevel(level);
        context.setChecksum(true);
        if (longDistance) {
            context.setEnableLongDistanceMatching(Zstd.ParamSwitch.ENABLE);
        }
    }

    @Override
    public void encode(ByteBuf bytes, Consumer<ByteBuf> out) {
        for (ByteBuffer part : bytes.nioBuffers()) {
            if (part.isDirect() && part.remaining() > input.writableBytes()) {
                if (input.isReadable()) {
                    compressGathered(EndDirective.CONTINUE, out);
                }
                compress(part, EndDirective.CONTINUE, out);
            } else {
                gather(part, out);
            }
        }
    }

    /** The library takes direct buffers only. */
    private void gather(ByteBuffer part, Consumer<ByteBuf> out) {
        while (part.hasRemaining()) {
            if (!input.isWritable()) {
                compressGathered(EndDirective.CONTINUE, out);
            }
            int length = Math.min(input.writableBytes(), part.remaining());
            input.writeBytes(part.slice().limit(length));
            part.position(part.position() + length);
        }
    }

    private void compressGathered(EndDirective directive, Consumer<ByteBuf> out) {
        compress(input.nioBuffer(), directive, out);
        input.clear();
    }

    @Override
    public void finish(Consumer<ByteBuf> out) {
        compressGathered(EndDirective.END, out);
        flush(out);
    }

    private void compress(ByteBuffer part, EndDirective directive, Consumer<ByteBuf> out) {
        boolean done = false;
        while (!done || part.hasRemaining()) {
            ByteBuffer space = output.nioBuffer(output.writerIndex(), output.writableBytes());
            int start = space.position();
            done = context.compressDirectByteBufferStream(space, part, directive)
                    || (directive == EndDirective.CONTINUE && !part.hasRemaining());
            output.writerIndex(output.writerIndex() + space.position() - start);
            if (!output.isWritable()) {
                flush(out);
            }
        }
    }

    private void flush(Consumer<ByteBuf> out) {
        if (output.isReadable()) {
            out.accept(output);
            output.clear();
        }
    }

    @Override
    public void close() {
        context.close();
        if (output.refCnt() > 0) {
            output.release();
            input.release();
        }
    }
}
