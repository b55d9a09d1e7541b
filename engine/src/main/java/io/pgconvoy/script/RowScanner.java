package io.pgconvoy.script;

/**
 * Looks for the line that ends the rows of a COPY: a backslash and a dot, alone. All before it is handed on in the
 * largest pieces possible. One thread.
 */
final class RowScanner {
    private static final byte[] TERMINATOR = {'\\', '.', '\r'};

    private final ScriptParts parts;
    /** How many bytes of a terminator have been seen since a line began; below 0 inside a line. */
    private int seen;

    private boolean ended;
    private long lineEnds;

    RowScanner(ScriptParts parts) {
        this.parts = parts;
    }

    void begin() {
        seen = 0;
        ended = false;
        lineEnds = 0;
    }

    boolean ended() {
        return ended;
    }

    /** Line ends passed, that of the terminator too. */
    long lineEnds() {
        return lineEnds;
    }

    /** Whether a terminator without a line end is what came last. */
    boolean endsAtEndOfInput() {
        return seen >= 2;
    }

    /** Returns behind the last byte that was used. */
    int scan(byte[] bytes, int from, int end) {
        int start = from;
        int at = from;
        while (at < end) {
            byte next = bytes[at++];
            if (seen < 0) {
                if (next == '\n') {
                    lineEnds++;
                    seen = 0;
                }
            } else if (seen >= 2 && next == '\n') {
                hand(bytes, start, Math.max(start, at - 1 - seen));
                lineEnds++;
                ended = true;
                return at;
            } else if (seen < TERMINATOR.length && next == TERMINATOR[seen]) {
                seen++;
            } else {
                handHeldBack(at - 1 - seen < start ? seen - (at - 1 - start) : 0);
                seen = next == '\n' ? 0 : -1;
                lineEnds += next == '\n' ? 1 : 0;
            }
        }
        hand(bytes, start, Math.max(start, end - Math.max(0, seen)));
        return end;
    }

    /** What looked like the terminator's beginning in the piece before. */
    private void handHeldBack(int count) {
        if (count > 0) {
            parts.rows(TERMINATOR, 0, count);
        }
    }

    private void hand(byte[] bytes, int from, int to) {
        if (to > from) {
            parts.rows(bytes, from, to - from);
        }
    }
}
