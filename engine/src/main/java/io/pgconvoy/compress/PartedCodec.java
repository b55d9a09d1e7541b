package io.pgconvoy.compress;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** Makes one stream out of parts that were compressed apart, by any threads at the same time. Stateless and shared. */
public interface PartedCodec {

    /** Compresses one part. It belongs to one thread at a time. */
    PartEncoder part(Compression compression);

    /** Puts the parts of one stream together. It belongs to one thread at a time. */
    Joiner joiner(Compression compression);

    /** As an {@link Encoder}, of one part of a stream. */
    interface PartEncoder extends Encoder {

        /** The checksum of what was compressed; 0 where the joiner needs none. */
        long checksum();

        /**
         * Whether each buffer that it lends ends what can be decompressed without what comes next; a reader may have to
         * see that.
         */
        default boolean cutsBehindEachBuffer() {
            return false;
        }
    }

    /** Adds what stands around the parts. Buffers as for {@link Encoder}. */
    interface Joiner {

        void start(Consumer<ByteBuf> out);

        /**
         * Says that a part has been written.
         *
         * @param checksum as its encoder gives it
         * @param length of what was compressed
         */
        void joined(long checksum, long length);

        void finish(Consumer<ByteBuf> out);
    }
}
