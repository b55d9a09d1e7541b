package io.pgconvoy.dump.parallel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * What a reader hands to the writer. Whoever holds it releases its bytes.
 *
 * @param oid of the large object that starts or ends here; 0 for bytes
 */
record Piece(Kind kind, long oid, ByteBuf bytes) {
    /** What a piece takes beside its bytes, roughly. */
    private static final int OVERHEAD = 128;

    enum Kind {
        BYTES,
        /** The bytes before can be decompressed without those behind: see {@code CompressedSink}. */
        CUT,
        OBJECT_START,
        OBJECT_END
    }

    static Piece of(ByteBuf bytes) {
        return new Piece(Kind.BYTES, 0, bytes);
    }

    static Piece mark(Kind kind, long oid) {
        return new Piece(kind, oid, Unpooled.EMPTY_BUFFER);
    }

    int size() {
        return bytes.capacity() + OVERHEAD;
    }
}
