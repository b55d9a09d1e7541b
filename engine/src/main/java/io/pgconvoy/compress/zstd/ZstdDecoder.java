package io.pgconvoy.compress.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Reads frames cut into pieces anywhere. The library refuses windows above 128 MiB, which bounds its memory. */
final class ZstdDecoder implements Decoder {

    private static final int INPUT_SIZE = 64 * 1024;
    private static final int OUTPUT_SIZE = 128 * 1024;

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuf input = ByteBufAllocator.DEFAULT.directBuffer(INPUT_SIZE, INPUT_SIZE);
    private final ByteBuf output = ByteBufAllocator.DEFAULT.directBuffer(OUTPUT_SIZE, OUTPUT_SIZE);
    private boolean insideFrame;
    private long consumed;

    @Override
    public void decode(ByteBuf bytes, Consumer<ByteBuf> out) {
        for (ByteBuffer part : bytes.nioBuffers()) {
            while (part.hasRemaining()) {
                if (part.isDirect()) {
                    decompress(part, out);
                } else {
                    int length = Math.min(INPUT_SIZE, part.remaining());
                    input.clear().writeBytes(part.slice().limit(length));
                    part.position(part.position() + length);
                    decompress(input.nioBuffer(), out);
                }
            }
        }
    }

    private void decompress(ByteBuffer part, Consumer<ByteBuf> out) {
        boolean full = false;
        while (part.hasRemaining() || full) {
            ByteBuffer space = output.nioBuffer(0, OUTPUT_SIZE);
            int before = part.position();
            int start = space.position();
            insideFrame = !step(space, part);
            int length = space.position() - start;
            consumed += part.position() - before;
            // what did not fit may still wait inside the library
            full = insideFrame && length == OUTPUT_SIZE;
            if (length > 0) {
                out.accept(output.setIndex(0, length));
            }
        }
    }

    private boolean step(ByteBuffer space, ByteBuffer part) {
        try {
            return context.decompressDirectByteBufferStream(space, part);
        } catch (ZstdException e) {
            String detail = e.getMessage() == null ? "" : ": " + e.getMessage();
            throw new CorruptDataException("damaged zstd data" + detail, consumed, e);
        }
    }

    @Override
    public void finish() {
        if (insideFrame) {
            throw new CorruptDataException("zstd data ends too early", consumed, null);
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
