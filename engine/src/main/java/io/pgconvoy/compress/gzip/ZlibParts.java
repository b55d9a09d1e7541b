package io.pgconvoy.compress.gzip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.PartedCodec;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.Adler32;

/**
 * One zlib stream whose blocks were deflated apart. Each part ends on a byte boundary (zlib.h on Z_SYNC_FLUSH) and looks
 * back to nothing before itself, so that parts can stand in a row.
 *
 * <pre>
 * stream = header:2 { part } 03 00 adler32:4      03 00 is an empty last block with fixed codes
 * </pre>
 */
public final class ZlibParts implements PartedCodec {

    @Override
    public PartEncoder part(Compression compression) {
        return new Part(compression.effectiveLevel());
    }

    @Override
    public Joiner joiner(Compression compression) {
        return new Stream();
    }

    private static final class Part implements PartEncoder {
        private final Deflation deflation;
        private final Adler32 adler = new Adler32();

        Part(int level) {
            deflation = new Deflation(level, true);
        }

        @Override
        public void encode(ByteBuf bytes, Consumer<ByteBuf> out) {
            for (ByteBuffer piece : bytes.nioBuffers()) {
                adler.update(piece);
            }
            deflation.deflate(bytes, out);
        }

        @Override
        public void finish(Consumer<ByteBuf> out) {
            deflation.flush(out);
        }

        @Override
        public long checksum() {
            return adler.getValue();
        }

        @Override
        public void close() {
            deflation.close();
        }
    }

    private static final class Stream implements Joiner {
        /** Deflate with a window of 32 kB, default level; the two bytes together are a multiple of 31 (RFC 1950). */
        private static final byte[] HEADER = {0x78, (byte) 0x9c};

        private static final byte[] LAST_BLOCK = {3, 0};
        private static final long MODULUS = 65_521;

        private long low = 1;
        private long high;

        @Override
        public void start(Consumer<ByteBuf> out) {
            out.accept(Unpooled.wrappedBuffer(HEADER));
        }

        /**
         * Adler-32 is two sums modulo 65521: of the bytes, from 1, and of the first sum after each byte. A part's own
         * sums began from 1 and 0.
         */
        @Override
        public void joined(long checksum, long length) {
            long partLow = checksum & 0xffff;
            long partHigh = checksum >>> 16;
            long before = low + MODULUS - 1;
            high = (high + partHigh + length % MODULUS * (before % MODULUS)) % MODULUS;
            low = (before + partLow) % MODULUS;
        }

        @Override
        public void finish(Consumer<ByteBuf> out) {
            out.accept(Unpooled.buffer(6).writeBytes(LAST_BLOCK).writeInt((int) (high << 16 | low)));
        }
    }
}
