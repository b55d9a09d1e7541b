package io.pgconvoy.connect;

/** Shows where in a statement an error is: the line, cut to the width of a terminal, and a caret below it. */
final class ErrorPosition {
    /** Characters of the line that are shown, and how many of them stay to the right of the place if there are any. */
    private static final int WIDTH = 60;

    private static final int RIGHT_PART = 10;
    private static final String CUT = "...";

    private ErrorPosition() {}

    /**
     * Two lines, or none where the place lies outside of the statement.
     *
     * @param position counted from 1, in characters
     */
    static String lines(String statement, int position) {
        int[] characters = statement.codePoints().toArray();
        int place = position - 1;
        if (place > characters.length) {
            return "";
        }
        int begin = lineBegin(characters, place);
        int end = lineEnd(characters, place);
        String prefix = "LINE " + lineNumber(characters, place) + ": ";
        boolean cutLeft = false;
        boolean cutRight = false;
        if (end - begin > WIDTH) {
            int rightmost = Math.max(begin + WIDTH, Math.min(end, place + RIGHT_PART));
            cutRight = rightmost < end;
            end = rightmost;
            cutLeft = end - begin > WIDTH;
            begin = Math.max(begin, end - WIDTH);
        }
        String line = new String(characters, begin, end - begin).replace('\t', ' ');
        String left = prefix + (cutLeft ? CUT : "");
        return left + line + (cutRight ? CUT : "") + "\n" + " ".repeat(left.length() + place - begin) + "^\n";
    }

    private static int lineBegin(int[] characters, int place) {
        int begin = place;
        while (begin > 0 && !isLineEnd(characters[begin - 1])) {
            begin--;
        }
        return begin;
    }

    private static int lineEnd(int[] characters, int place) {
        int end = place;
        while (end < characters.length && !isLineEnd(characters[end])) {
            end++;
        }
        return end;
    }

    private static int lineNumber(int[] characters, int place) {
        int number = 1;
        for (int i = 0; i < place; i++) {
            boolean ofPair = characters[i] == '\n' && i > 0 && characters[i - 1] == '\r';
            number += isLineEnd(characters[i]) && !ofPair ? 1 : 0;
        }
        return number;
    }

    private static boolean isLineEnd(int character) {
        return character == '\n' || character == '\r';
    }
}
