package io.pgconvoy.compress.zstd;

import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.compress.Encoder;

/**
 * Zstandard frames (RFC 8878), in archives and in files alike. Writes one frame with a checksum, reads any number of
 * them in a row; none at all is an empty stream, which is what stock writes for one.
 */
public final class ZstdCodec implements Codec {

    @Override
    public Encoder encoder(Compression compression) {
        return new ZstdEncoder(compression.effectiveLevel(), compression.longDistance());
    }

    @Override
    public Decoder decoder() {
        return new ZstdDecoder();
    }
}
