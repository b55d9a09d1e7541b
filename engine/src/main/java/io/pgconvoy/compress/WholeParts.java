package io.pgconvoy.compress;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** Parts that are complete streams: for what reads several of them in a row as one. */
public final class WholeParts implements PartedCodec {

    private final Codec codec;

    public WholeParts(Codec codec) {
        this.codec = codec;
    }

    @Override
    public PartEncoder part(Compression compression) {
        return new Whole(codec.encoder(compression));
    }

    /** A stream without any part has one that is empty. */
    @Override
    public Joiner joiner(Compression compression) {
        return new Joiner() {
            private boolean empty = true;

            @Override
            public void start(Consumer<ByteBuf> out) {}

            @Override
            public void joined(long checksum, long length) {
                empty = false;
            }

            @Override
            public void finish(Consumer<ByteBuf> out) {
                if (empty) {
                    try (Encoder encoder = codec.encoder(compression)) {
                        encoder.finish(out);
                    }
                }
            }
        };
    }

    private record Whole(Encoder encoder) implements PartEncoder {
        @Override
        public void encode(ByteBuf bytes, Consumer<ByteBuf> out) {
            encoder.encode(bytes, out);
        }

        @Override
        public void finish(Consumer<ByteBuf> out) {
            encoder.finish(out);
        }

        @Override
        public long checksum() {
            return 0;
        }

        @Override
        public void close() {
            encoder.close();
        }
    }
}
