package io.pgconvoy.compress;

import java.util.Arrays;
import java.util.Optional;

/** The compression algorithms of PostgreSQL's archives, with their names, header codes and levels. */
public enum Algorithm {
    NONE("none", 0, 0, 0, 0),
    GZIP("gzip", 1, 1, 9, -1),
    LZ4("lz4", 2, 1, 12, 0),
    ZSTD("zstd", 3, -131072, 22, 3);

    private final String word;
    private final int code;
    private final int minLevel;
    private final int maxLevel;
    private final int defaultLevel;

    Algorithm(String word, int code, int minLevel, int maxLevel, int defaultLevel) {
        this.word = word;
        this.code = code;
        this.minLevel = minLevel;
        this.maxLevel = maxLevel;
        this.defaultLevel = defaultLevel;
    }

    /** The name in specifications and listings. */
    public String word() {
        return word;
    }

    /** The byte an archive header of version 1.15 or later stores. */
    public int code() {
        return code;
    }

    public int minLevel() {
        return minLevel;
    }

    public int maxLevel() {
        return maxLevel;
    }

    /** May lie outside the range of levels: it stands for the library's own choice. */
    public int defaultLevel() {
        return defaultLevel;
    }

    public static Optional<Algorithm> ofCode(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }

    /** Names are compared with their case. */
    public static Optional<Algorithm> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
