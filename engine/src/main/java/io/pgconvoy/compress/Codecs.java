package io.pgconvoy.compress;

import io.pgconvoy.compress.gzip.GzipCodec;
import io.pgconvoy.compress.gzip.ZlibCodec;
import io.pgconvoy.compress.gzip.ZlibParts;
import io.pgconvoy.compress.lz4.Lz4Codec;
import io.pgconvoy.compress.none.NoCodec;
import io.pgconvoy.compress.zstd.ZstdCodec;
import io.pgconvoy.compress.zstd.ZstdParts;

/** The codecs of the archive formats. */
public final class Codecs {

    private Codecs() {}

    /** For data inside a custom archive, where gzip means a bare zlib stream. */
    public static Codec forStream(Algorithm algorithm) {
        return algorithm == Algorithm.GZIP ? new ZlibCodec() : forFile(algorithm);
    }

    /** For whole files: what the algorithm's own command-line tool reads. */
    public static Codec forFile(Algorithm algorithm) {
        return switch (algorithm) {
            case NONE -> new NoCodec();
            case GZIP -> new GzipCodec();
            case LZ4 -> new Lz4Codec();
            case ZSTD -> new ZstdCodec();
        };
    }

    /** As {@link #forStream}, in parts. Each part of lz4 is a frame, of zstd one or several. */
    public static PartedCodec partsForStream(Algorithm algorithm) {
        return algorithm == Algorithm.GZIP ? new ZlibParts() : partsForFile(algorithm);
    }

    /** As {@link #forFile}, in parts that are complete files: all the tools read several in a row. */
    public static PartedCodec partsForFile(Algorithm algorithm) {
        return algorithm == Algorithm.ZSTD ? new ZstdParts() : new WholeParts(forFile(algorithm));
    }
}
