package io.pgconvoy.compress.gzip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.compress.Encoder;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Gzip files (RFC 1952). Writes one member, reads any number of them in a row.
 *
 * <pre>
 * file   = member { member }
 * member = 1f 8b 08 flags:1 time:4 extra:1 system:1 [extra field] [name 0] [comment 0] [crc16:2]
 *          deflate crc32:4 length:4
 * </pre>
 */
public final class GzipCodec implements Codec {

    @Override
    public Encoder encoder(Compression compression) {
        return new GzipEncoder(compression.effectiveLevel());
    }

    @Override
    public Decoder decoder() {
        return new GzipDecoder();
    }

    private static final class GzipEncoder implements Encoder {
        private static final byte UNKNOWN_SYSTEM = (byte) 0xff;
        private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM};

        private final Deflation deflation;
        private final CRC32 crc = new CRC32();
        private long length;
        private boolean started;

        GzipEncoder(int level) {
            deflation = new Deflation(level, true);
        }

        @Override
        public void encode(ByteBuf bytes, Consumer<ByteBuf> out) {
            start(out);
            for (ByteBuffer part : bytes.nioBuffers()) {
                crc.update(part);
            }
            length += bytes.readableBytes();
            deflation.deflate(bytes, out);
        }

        @Override
        public void finish(Consumer<ByteBuf> out) {
            start(out);
            deflation.finish(out);
            out.accept(Unpooled.buffer(8).writeIntLE((int) crc.getValue()).writeIntLE((int) length));
            crc.reset();
            length = 0;
            started = false;
        }

        private void start(Consumer<ByteBuf> out) {
            if (!started) {
                started = true;
                out.accept(Unpooled.wrappedBuffer(HEADER));
            }
        }

        @Override
        public void close() {
            deflation.close();
        }
    }
}
