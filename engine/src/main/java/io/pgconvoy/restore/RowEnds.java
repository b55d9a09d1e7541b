package io.pgconvoy.restore;

/** Where rows of COPY text end. */
final class RowEnds {
    private RowEnds() {}

    /**
     * The place behind the last row that ends within the bytes; 0 where none does. A line end behind a backslash is passed
     * over: it may be part of a value in dumps of very old servers.
     */
    static int last(byte[] text, int length) {
        for (int at = length - 1; at >= 0; at--) {
            if (text[at] == '\n' && (at == 0 || text[at - 1] != '\\')) {
                return at + 1;
            }
        }
        return 0;
    }
}
