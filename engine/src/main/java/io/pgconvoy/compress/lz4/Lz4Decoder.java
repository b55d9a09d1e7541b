package io.pgconvoy.compress.lz4;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import java.util.function.Consumer;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHashFactory;

/** Reads frames cut into pieces anywhere: collects one field or block after the other. */
final class Lz4Decoder implements Decoder {

    private enum Stage {
        MAGIC,
        HEADER,
        BLOCK_LENGTH,
        BLOCK,
        BLOCK_CHECKSUM,
        CONTENT_CHECKSUM,
        SKIPPED_LENGTH,
        SKIPPED
    }

    private final Lz4Window window = new Lz4Window();
    private final StreamingXXHash32 checksum = XXHashFactory.fastestInstance().newStreamingHash32(0);
    private Lz4FrameHeader header = new Lz4FrameHeader();
    private Stage stage = Stage.MAGIC;
    private int number;
    private int numberBytes;
    private byte[] block = new byte[0];
    private int blockLength;
    private int blockBytes;
    private boolean stored;
    private long skip;
    private long consumed;

    @Override
    public void decode(ByteBuf bytes, Consumer<ByteBuf> out) {
        ByteBuf rest = bytes.slice();
        while (rest.isReadable()) {
            int before = rest.readableBytes();
            switch (stage) {
                case HEADER -> header(rest.readByte());
                case BLOCK -> block(rest, out);
                case SKIPPED -> skip(rest);
                default -> number(rest.readByte());
            }
            consumed += before - rest.readableBytes();
        }
    }

    private void number(byte next) {
        number |= (next & 0xff) << (8 * numberBytes++);
        if (numberBytes < Integer.BYTES) {
            return;
        }
        int value = number;
        number = 0;
        numberBytes = 0;
        switch (stage) {
            case MAGIC -> magic(value);
            case BLOCK_LENGTH -> blockLength(value);
            case BLOCK_CHECKSUM -> {
                expect(value, hash(), "block");
                stage = Stage.BLOCK_LENGTH;
            }
            case CONTENT_CHECKSUM -> {
                expect(value, checksum.getValue(), "content");
                stage = Stage.MAGIC;
            }
            case SKIPPED_LENGTH -> {
                skip = Integer.toUnsignedLong(value);
                stage = skip == 0 ? Stage.MAGIC : Stage.SKIPPED;
            }
            default -> throw new IllegalStateException(stage.toString());
        }
    }

    private void magic(int value) {
        if (value == Lz4Codec.MAGIC) {
            header = new Lz4FrameHeader();
            stage = Stage.HEADER;
        } else if ((value & Lz4Codec.SKIPPED_MASK) == Lz4Codec.SKIPPED_MAGIC) {
            stage = Stage.SKIPPED_LENGTH;
        } else {
            throw corrupt("not lz4 data");
        }
    }

    private void header(byte next) {
        if (header.add(next, consumed)) {
            window.reset(header.maxBlockSize());
            checksum.reset();
            stage = Stage.BLOCK_LENGTH;
        }
    }

    private void blockLength(int value) {
        if (value == 0) {
            stage = header.has(Lz4Codec.CONTENT_CHECKSUM) ? Stage.CONTENT_CHECKSUM : Stage.MAGIC;
            return;
        }
        stored = (value & Lz4Codec.STORED) != 0;
        blockLength = value & ~Lz4Codec.STORED;
        blockBytes = 0;
        if (blockLength == 0 || blockLength > header.maxBlockSize()) {
            throw corrupt("lz4 block of length " + blockLength);
        }
        if (block.length < blockLength) {
            block = new byte[header.maxBlockSize()];
        }
        stage = Stage.BLOCK;
    }

    private void block(ByteBuf rest, Consumer<ByteBuf> out) {
        int length = Math.min(rest.readableBytes(), blockLength - blockBytes);
        rest.readBytes(block, blockBytes, length);
        blockBytes += length;
        if (blockBytes == blockLength) {
            stage = header.has(Lz4Codec.BLOCK_CHECKSUM) ? Stage.BLOCK_CHECKSUM : Stage.BLOCK_LENGTH;
            handOver(out);
        }
    }

    private void handOver(Consumer<ByteBuf> out) {
        if (header.has(Lz4Codec.INDEPENDENT)) {
            window.forget();
        }
        if (stored) {
            window.store(block, blockLength);
        } else {
            window.decompress(block, blockLength, header.maxBlockSize(), consumed);
        }
        int length = window.end() - window.start();
        if (header.has(Lz4Codec.CONTENT_CHECKSUM)) {
            checksum.update(window.bytes(), window.start(), length);
        }
        if (length > 0) {
            out.accept(Unpooled.wrappedBuffer(window.bytes(), window.start(), length));
        }
    }

    private void skip(ByteBuf rest) {
        int length = (int) Math.min(rest.readableBytes(), skip);
        rest.skipBytes(length);
        skip -= length;
        if (skip == 0) {
            stage = Stage.MAGIC;
        }
    }

    private int hash() {
        return XXHashFactory.fastestInstance().hash32().hash(block, 0, blockLength, 0);
    }

    private void expect(int stored, int computed, String what) {
        if (stored != computed) {
            throw corrupt("checksum of lz4 " + what + " is wrong");
        }
    }

    @Override
    public void finish() {
        if (stage != Stage.MAGIC || numberBytes > 0) {
            throw corrupt("lz4 data ends too early");
        }
    }

    private CorruptDataException corrupt(String message) {
        return new CorruptDataException(message, consumed, null);
    }

    @Override
    public void close() {
        checksum.close();
    }
}
