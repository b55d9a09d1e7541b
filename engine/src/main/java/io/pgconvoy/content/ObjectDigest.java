package io.pgconvoy.content;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.LargeObjectSink;
import java.nio.ByteBuffer;
import net.jpountz.xxhash.StreamingXXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes large objects and computes their {@link Content}. An object's hash is the 64-bit xxHash of its bytes, with its
 * OID as the seed. One thread.
 */
public final class ObjectDigest implements LargeObjectSink {
    private static final XXHashFactory HASHES = XXHashFactory.fastestJavaInstance();
    private static final int COPIED = 64 * 1024;

    private @Nullable StreamingXXHash64 begun;
    private byte[] copied = new byte[0];
    private Content content = Content.NONE;
    private long bytes;

    @Override
    public void start(long oid) {
        begun = HASHES.newStreamingHash64(oid);
        bytes = 0;
    }

    @Override
    public void write(ByteBuf piece) {
        StreamingXXHash64 hash = begun;
        if (hash == null) {
            throw new IllegalStateException("no large object has started");
        }
        bytes += piece.readableBytes();
        for (ByteBuffer part : piece.nioBuffers()) {
            if (part.hasArray()) {
                hash.update(part.array(), part.arrayOffset() + part.position(), part.remaining());
            } else {
                copy(part, hash);
            }
        }
    }

    private void copy(ByteBuffer part, StreamingXXHash64 hash) {
        if (copied.length == 0) {
            copied = new byte[COPIED];
        }
        while (part.hasRemaining()) {
            int length = Math.min(COPIED, part.remaining());
            part.get(copied, 0, length);
            hash.update(copied, 0, length);
        }
    }

    @Override
    public void end() {
        StreamingXXHash64 hash = begun;
        if (hash != null) {
            content = content.plus(new Content(1, bytes, hash.getValue()));
        }
        begun = null;
    }

    /** Of the large objects that have ended. */
    public Content content() {
        return content;
    }
}
