package io.pgconvoy.compress.zstd;

import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.PartedCodec;
import io.pgconvoy.compress.WholeParts;

/** Parts made of complete frames: a single one, or several at fast levels, which do not look further back than those. */
public final class ZstdParts implements PartedCodec {
    /** The slowest level whose window is no larger than {@link ZstdFrames#SIZE}. */
    private static final int LAST_LEVEL_OF_FRAMES = 1;

    private final PartedCodec whole = new WholeParts(new ZstdCodec());

    @Override
    public PartEncoder part(Compression compression) {
        int level = compression.effectiveLevel();
        return level > LAST_LEVEL_OF_FRAMES || compression.longDistance()
                ? whole.part(compression)
                : ZstdCodec.loaded(() -> new ZstdFrames(level));
    }

    @Override
    public Joiner joiner(Compression compression) {
        return whole.joiner(compression);
    }
}
