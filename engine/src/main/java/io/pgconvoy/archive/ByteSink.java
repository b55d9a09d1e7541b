package io.pgconvoy.archive;

import io.netty.buffer.ByteBuf;

/**
 * Takes the bytes of one data item, in order. A sink belongs to one thread at a time.
 *
 * <p>Buffers are lent: the sink reads all readable bytes before it returns, keeps no reference and never releases.
 * Failures of what stands behind the sink surface as {@link io.pgconvoy.api.error.EngineException}.
 */
@FunctionalInterface
public interface ByteSink {

    void write(ByteBuf bytes);
}
