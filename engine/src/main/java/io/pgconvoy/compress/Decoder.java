package io.pgconvoy.compress;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** Decompresses one stream that arrives in pieces cut anywhere. Buffers as for {@link Encoder}. */
public interface Decoder extends AutoCloseable {

    /**
     * Takes all readable bytes of a lent buffer.
     *
     * @throws CorruptDataException when they cannot be what an encoder wrote
     */
    void decode(ByteBuf bytes, Consumer<ByteBuf> out);

    /**
     * Says that the input has ended.
     *
     * @throws CorruptDataException when the stream is not complete
     */
    void finish();

    /** Frees native memory and buffers. */
    @Override
    void close();
}
