package io.pgconvoy.compress;

import org.jspecify.annotations.Nullable;

/**
 * How data is compressed: an algorithm and, where one was asked for, a level of that algorithm.
 *
 * @param level null for the algorithm's default
 */
public record Compression(Algorithm algorithm, @Nullable Integer level) {

    public static final Compression NONE = new Compression(Algorithm.NONE, null);
    public static final Compression GZIP = new Compression(Algorithm.GZIP, null);
}
