package io.pgconvoy.compress;

import java.util.Optional;

/** The compression algorithms of PostgreSQL's archives, with their names and header codes. */
public enum Algorithm {
    NONE("none", 0),
    GZIP("gzip", 1),
    LZ4("lz4", 2),
    ZSTD("zstd", 3);

    private final String word;
    private final int code;

    Algorithm(String word, int code) {
        this.word = word;
        this.code = code;
    }

    /** The name in specifications and listings. */
    public String word() {
        return word;
    }

    /** The byte an archive header of version 1.15 or later stores. */
    public int code() {
        return code;
    }

    public static Optional<Algorithm> ofCode(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }
}
