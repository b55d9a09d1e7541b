package io.pgconvoy.compress.gzip;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.compress.Encoder;
import java.util.function.Consumer;

/**
 * One zlib stream (RFC 1950): what custom archives call gzip. Exactly one: stock pg_restore never ends on two.
 *
 * <pre>
 * stream = header:2 deflate adler32:4
 * </pre>
 */
public final class ZlibCodec implements Codec {

    @Override
    public Encoder encoder(Compression compression) {
        return new ZlibEncoder(compression.effectiveLevel());
    }

    @Override
    public Decoder decoder() {
        return new ZlibDecoder();
    }

    private static final class ZlibEncoder implements Encoder {
        private final Deflation deflation;

        ZlibEncoder(int level) {
            deflation = new Deflation(level, false);
        }

        @Override
        public void encode(ByteBuf bytes, Consumer<ByteBuf> out) {
            deflation.deflate(bytes, out);
        }

        @Override
        public void finish(Consumer<ByteBuf> out) {
            deflation.finish(out);
        }

        @Override
        public void close() {
            deflation.close();
        }
    }

    private static final class ZlibDecoder implements Decoder {
        private final Inflation inflation = new Inflation(false);
        private long consumed;

        @Override
        public void decode(ByteBuf bytes, Consumer<ByteBuf> out) {
            long start = consumed;
            ByteBuf rest = bytes.slice();
            inflation.inflate(rest, start, out);
            consumed = start + bytes.readableBytes() - rest.readableBytes();
            if (rest.isReadable()) {
                throw new CorruptDataException("data after the end of the zlib stream", consumed, null);
            }
        }

        @Override
        public void finish() {
            if (!inflation.finished()) {
                throw new CorruptDataException("zlib stream ends too early", consumed, null);
            }
        }

        @Override
        public void close() {
            inflation.close();
        }
    }
}
