package io.pgconvoy.compress;

import org.jspecify.annotations.Nullable;

/**
 * How data is compressed: an algorithm and, where one was asked for, a level of that algorithm.
 *
 * @param level null for the algorithm's default
 * @param longDistance whether zstd looks for matches far back
 */
public record Compression(Algorithm algorithm, @Nullable Integer level, boolean longDistance) {

    public static final Compression NONE = new Compression(Algorithm.NONE, null);
    public static final Compression GZIP = new Compression(Algorithm.GZIP, null);

    public Compression(Algorithm algorithm, @Nullable Integer level) {
        this(algorithm, level, false);
    }

    /** The level to compress with. */
    public int effectiveLevel() {
        return level == null ? algorithm.defaultLevel() : level;
    }

    /** Whether it takes more of a processor's time than a server does to send what is compressed: as a rule, not always. */
    public boolean isHeavy() {
        return switch (algorithm) {
            case NONE -> false;
            case GZIP -> true;
            case LZ4, ZSTD -> effectiveLevel() >= 3;
        };
    }
}
