package io.pgconvoy.compress;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.compress.gzip.GzipCodec;
import io.pgconvoy.compress.gzip.ZlibCodec;
import io.pgconvoy.compress.none.NoCodec;

/** The codecs of the archive formats. */
public final class Codecs {

    private Codecs() {}

    /** For data inside a custom archive, where gzip means a bare zlib stream. */
    public static Codec forStream(Algorithm algorithm) {
        return switch (algorithm) {
            case NONE -> new NoCodec();
            case GZIP -> new ZlibCodec();
            case LZ4, ZSTD -> throw unsupported(algorithm);
        };
    }

    /** For whole files: what the algorithm's own command-line tool reads. */
    public static Codec forFile(Algorithm algorithm) {
        return switch (algorithm) {
            case NONE -> new NoCodec();
            case GZIP -> new GzipCodec();
            case LZ4, ZSTD -> throw unsupported(algorithm);
        };
    }

    private static UsageException unsupported(Algorithm algorithm) {
        return new UsageException(
                "compression with " + algorithm.word() + " is not supported yet; supported are none and gzip");
    }
}
