package io.pgconvoy.restore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.pgconvoy.archive.tar.TarFormat;
import io.pgconvoy.compress.Algorithm;

/** What a file to restore is, by its first bytes. */
public enum InputKind {
    ARCHIVE(Algorithm.NONE),
    SCRIPT(Algorithm.NONE),
    GZIP_SCRIPT(Algorithm.GZIP),
    LZ4_SCRIPT(Algorithm.LZ4),
    ZSTD_SCRIPT(Algorithm.ZSTD);

    private final Algorithm algorithm;

    InputKind(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** How a script is compressed. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** @param start as many bytes as a tar header has, if there are as many */
    public static InputKind of(byte[] start) {
        String text = new String(start, ISO_8859_1);
        if (text.startsWith("\u001f\u008b")) {
            return GZIP_SCRIPT;
        }
        if (text.startsWith("\u0004\"M\u0018")) {
            return LZ4_SCRIPT;
        }
        if (text.startsWith("(\u00b5/\u00fd")) {
            return ZSTD_SCRIPT;
        }
        boolean archive = text.startsWith("PGDMP") || TarFormat.isTar(start);
        // no text has zero bytes, and what is too short for anything is for archives to complain about
        return archive || text.isBlank() || text.indexOf('\0') >= 0 ? ARCHIVE : SCRIPT;
    }
}
