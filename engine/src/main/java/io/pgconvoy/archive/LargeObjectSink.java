package io.pgconvoy.archive;

import io.netty.buffer.ByteBuf;

/**
 * Takes large objects one after the other: {@link #start}, any number of {@link #write}, {@link #end}. Threads and
 * buffers as for {@link ByteSink}.
 */
public interface LargeObjectSink {

    /** Begins the large object with this OID (unsigned 32 bits, never 0). */
    void start(long oid);

    void write(ByteBuf bytes);

    void end();
}
