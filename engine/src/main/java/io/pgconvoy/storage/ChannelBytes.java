package io.pgconvoy.storage;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Moves netty buffers into channels. */
public final class ChannelBytes {

    /** The JDK copies heap buffers into a direct one of their size, which it keeps for each thread. */
    private static final int MAX_PART = 1024 * 1024;

    private ChannelBytes() {}

    /** Writes all readable bytes of a lent buffer, without moving its reader index. */
    public static void write(ByteBuf bytes, WritableByteChannel channel) throws IOException {
        for (ByteBuffer part : bytes.nioBuffers()) {
            int end = part.limit();
            while (part.position() < end) {
                part.limit(Math.min(end, part.position() + MAX_PART));
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
        }
    }
}
