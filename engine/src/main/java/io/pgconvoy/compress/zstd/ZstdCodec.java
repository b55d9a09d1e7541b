package io.pgconvoy.compress.zstd;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.compress.Encoder;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Zstandard frames (RFC 8878), in archives and in files alike. Writes one frame with a checksum, reads any number of
 * them in a row; none at all is an empty stream, which is what stock writes for one.
 */
public final class ZstdCodec implements Codec {
    /** Why the library's native part cannot be loaded: only the first one who tries is told. */
    private static volatile @Nullable String failure;

    @Override
    public Encoder encoder(Compression compression) {
        return loaded(() -> new ZstdEncoder(compression.effectiveLevel(), compression.longDistance()));
    }

    @Override
    public Decoder decoder() {
        return loaded(ZstdDecoder::new);
    }

    /** The library unpacks its native part into the directory for temporary files. */
    static <T> T loaded(Supplier<T> made) {
        try {
            return made.get();
        } catch (LinkageError e) {
            String first = Objects.requireNonNullElse(failure, String.valueOf(e.getMessage()));
            failure = first;
            String reason = first.strip().replaceAll("\\s*\\R\\s*", " ");
            throw new EngineException(
                    ErrorCode.UNSUPPORTED,
                    "could not load the zstd library, which is unpacked in \"" + System.getProperty("java.io.tmpdir")
                            + "\" (TMPDIR names another place): " + reason,
                    e);
        }
    }
}
