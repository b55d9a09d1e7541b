package io.pgconvoy.archive.directory;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.storage.SequentialInput;
import io.pgconvoy.storage.StorageInput;
import java.nio.ByteBuffer;

/** A compressed file's content, for what reads at its own pace: toc.dat and the lists of large objects. One thread. */
final class DecodedInput implements SequentialInput {

    /** Small, as all that comes of it is held in memory. */
    private static final int PIECE = 4 * 1024;

    private final StorageInput in;
    private final Decoder decoder;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
    private final ByteBuf decoded = Unpooled.buffer();
    private long position;
    private boolean ended;

    DecodedInput(StorageInput in, Algorithm algorithm) {
        this.in = in;
        this.decoder = Codecs.forFile(algorithm).decoder();
    }

    @Override
    public String name() {
        return in.name();
    }

    @Override
    public int read(ByteBuffer target) {
        while (!decoded.isReadable() && !ended) {
            decoded.clear();
            step();
        }
        if (!decoded.isReadable()) {
            return -1;
        }
        int length = Math.min(target.remaining(), decoded.readableBytes());
        target.put(decoded.nioBuffer(decoded.readerIndex(), length));
        decoded.skipBytes(length);
        position += length;
        return length;
    }

    private void step() {
        try {
            int length = in.read(piece.clear());
            if (length < 0) {
                ended = true;
                decoder.finish();
            } else {
                decoder.decode(Unpooled.wrappedBuffer(piece.array(), 0, length), decoded::writeBytes);
            }
        } catch (CorruptDataException e) {
            throw new MalformedArchiveException(in.name() + ": " + e.getMessage(), e.offset(), null, e);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() {
        decoder.close();
        in.close();
    }
}
