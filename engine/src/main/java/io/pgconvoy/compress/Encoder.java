package io.pgconvoy.compress;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Compresses streams one after the other, each by any number of {@link #encode} and one {@link #finish}. Both lend buffers to the output as results
 * become available: it reads all readable bytes before it returns, keeps no reference and never releases.
 */
public interface Encoder extends AutoCloseable {

    /** Takes all readable bytes of a lent buffer. */
    void encode(ByteBuf bytes, Consumer<ByteBuf> out);

    /** Writes what is left; an empty stream has bytes too in most formats. What comes next begins another stream. */
    void finish(Consumer<ByteBuf> out);

    /** Frees native memory and buffers. */
    @Override
    void close();
}
