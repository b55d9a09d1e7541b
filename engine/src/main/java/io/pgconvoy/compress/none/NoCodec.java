package io.pgconvoy.compress.none;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.compress.Encoder;
import java.util.function.Consumer;

/** Hands bytes on as they are, without copying. */
public final class NoCodec implements Codec {

    @Override
    public Encoder encoder(Compression compression) {
        return new Passing();
    }

    @Override
    public Decoder decoder() {
        return new Passing();
    }

    private static final class Passing implements Encoder, Decoder {

        @Override
        public void encode(ByteBuf bytes, Consumer<ByteBuf> out) {
            if (bytes.isReadable()) {
                out.accept(bytes);
            }
        }

        @Override
        public void decode(ByteBuf bytes, Consumer<ByteBuf> out) {
            encode(bytes, out);
        }

        @Override
        public void finish(Consumer<ByteBuf> out) {}

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
