package io.pgconvoy.copy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.connect.Session;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The contents of large objects, read piece by piece when they are written.
 *
 * @param moved hears of every piece's bytes, and may throw to stop the reading
 */
public record ReadLargeObjects(Session session, List<Long> oids, LongConsumer moved) implements LargeObjects {
    /** Bytes for one round trip. */
    private static final int PIECE = 256 * 1024;

    @Override
    public void writeTo(LargeObjectSink out) {
        for (long oid : oids) {
            out.start(oid);
            long offset = 0;
            int read = PIECE;
            while (read == PIECE) {
                byte[] piece = read(oid, offset);
                moved.accept(piece.length);
                writeTo(out, Unpooled.wrappedBuffer(piece));
                read = piece.length;
                offset += read;
            }
            out.end();
        }
    }

    private static void writeTo(LargeObjectSink out, ByteBuf bytes) {
        if (bytes.isReadable()) {
            out.write(bytes);
        }
    }

    private byte[] read(long oid, long offset) {
        byte[][] hex = new byte[1][];
        session.query(
                "SELECT pg_catalog.encode(pg_catalog.lo_get(" + oid + ", " + offset + ", " + PIECE + "), 'hex')",
                row -> hex[0] = row.bytes(0));
        return HexFormat.of().parseHex(new String(hex[0], StandardCharsets.US_ASCII));
    }
}
