package io.pgconvoy.compress.lz4;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.Encoder;
import java.util.function.Consumer;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHashFactory;

/** Compresses into one frame, block by block. */
final class Lz4Encoder implements Encoder {

    private static final int BLOCK_SIZE = 256 * 1024;
    private static final int BLOCK_SIZE_CODE = 5 << 4;
    /** The lowest level of the slow compressor, as in the reference library. */
    private static final int FIRST_HIGH_LEVEL = 3;

    private final LZ4Compressor compressor;
    private final StreamingXXHash32 checksum = XXHashFactory.fastestInstance().newStreamingHash32(0);
    private final byte[] block = new byte[BLOCK_SIZE];
    private final ByteBuf output;
    private int filled;
    private boolean started;

    Lz4Encoder(int level) {
        LZ4Factory factory = LZ4Factory.fastestInstance();
        compressor = level < FIRST_HIGH_LEVEL ? factory.fastCompressor() : factory.highCompressor(level);
        output = Unpooled.buffer(Integer.BYTES + compressor.maxCompressedLength(BLOCK_SIZE));
    }

    @Override
    public void encode(ByteBuf bytes, Consumer<ByteBuf> out) {
        ByteBuf rest = bytes.slice();
        while (rest.isReadable()) {
            int length = Math.min(rest.readableBytes(), BLOCK_SIZE - filled);
            rest.readBytes(block, filled, length);
            checksum.update(block, filled, length);
            filled += length;
            if (filled == BLOCK_SIZE) {
                writeBlock(out);
            }
        }
    }

    @Override
    public void finish(Consumer<ByteBuf> out) {
        if (filled > 0) {
            writeBlock(out);
        }
        start(out);
        out.accept(output.clear().writeIntLE(0).writeIntLE(checksum.getValue()));
        checksum.reset();
        started = false;
    }

    private void writeBlock(Consumer<ByteBuf> out) {
        start(out);
        byte[] target = output.array();
        int length = compressor.compress(
                block, 0, filled, target, output.arrayOffset() + Integer.BYTES, output.capacity() - Integer.BYTES);
        output.clear();
        if (length < filled) {
            output.writeIntLE(length).writerIndex(Integer.BYTES + length);
        } else {
            output.writeIntLE(filled | Lz4Codec.STORED).writeBytes(block, 0, filled);
        }
        out.accept(output);
        filled = 0;
    }

    private void start(Consumer<ByteBuf> out) {
        if (!started) {
            started = true;
            byte[] descriptor = {Lz4Codec.VERSION | Lz4Codec.INDEPENDENT | Lz4Codec.CONTENT_CHECKSUM, BLOCK_SIZE_CODE};
            out.accept(output.clear()
                    .writeIntLE(Lz4Codec.MAGIC)
                    .writeBytes(descriptor)
                    .writeByte(Lz4FrameHeader.check(descriptor, descriptor.length)));
        }
    }

    @Override
    public void close() {
        checksum.close();
    }
}
