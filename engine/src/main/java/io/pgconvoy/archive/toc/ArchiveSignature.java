package io.pgconvoy.archive.toc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What a file is, by its first bytes, in the words pg_restore has for files it cannot read. */
final class ArchiveSignature {

    static final String MAGIC = "PGDMP";

    /** As many bytes as a tar header has. */
    static final int LENGTH = 512;

    private static final String SCRIPT = "--\n-- PostgreSQL database dump\n--\n\n";
    private static final String CLUSTER_SCRIPT = "--\n-- PostgreSQL database cluster dump\n--\n\n";
    private static final int TAR_MAGIC_AT = 257;
    private static final String TAR_MAGIC = "ustar";

    private ArchiveSignature() {}

    /** @param start the first {@link #LENGTH} bytes, or all there are, of a file that is no custom archive */
    static String problem(byte[] start) {
        String text = new String(start, ISO_8859_1);
        if (text.startsWith(SCRIPT) || text.startsWith(CLUSTER_SCRIPT)) {
            return "input file appears to be a text format dump. Please use psql.";
        }
        if (start.length < MAGIC.length()) {
            return "input file is too short (read " + start.length + ", expected " + MAGIC.length() + ")";
        }
        if (start.length < LENGTH) {
            return "input file does not appear to be a valid archive (too short?)";
        }
        if (text.startsWith(TAR_MAGIC, TAR_MAGIC_AT)) {
            return "archives in tar format are not supported yet; custom is";
        }
        return "input file does not appear to be a valid archive";
    }
}
