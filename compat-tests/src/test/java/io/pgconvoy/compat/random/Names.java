package io.pgconvoy.compat.random;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names of all kinds, those that quoting goes wrong with among them. They come back often, so that objects of one name
 * in several schemas and of several kinds have to be told apart.
 */
final class Names {
    private static final List<String> ODD = List.of(
            "B b",
            "select",
            "user",
            "table",
            "int",
            "json",
            "x%s",
            "%",
            "--x",
            "-d",
            "é",
            "日本",
            "q\"q",
            "s's",
            "''",
            "\"",
            "line\nbreak",
            "cr\r\nlf",
            "tab\tx",
            "back\\slash",
            "\\.",
            "x;y",
            "*/",
            "/*",
            "$1",
            "$$",
            "0",
            " ",
            ".",
            "a.b",
            "Z",
            "_",
            "pg_x",
            "A".repeat(63),
            "ü".repeat(31));
    private static final String LETTERS = "abcxyzABZ_ -%\"'.é";

    private final Dice dice;

    Names(Dice dice) {
        this.dice = dice;
    }

    /** A quoted name. */
    String next() {
        return quote(raw());
    }

    /** A name as it is. */
    String raw() {
        if (dice.chance(35)) {
            return dice.oneOf(ODD);
        }
        if (dice.chance(50)) {
            return dice.oneOf("t", "u", "v", "w", "alpha", "beta", "gamma") + dice.upTo(20);
        }
        StringBuilder name = new StringBuilder();
        for (int i = dice.upTo(8); i >= 0; i--) {
            name.append(LETTERS.charAt(dice.upTo(LETTERS.length() - 1)));
        }
        return shortened(name.append(dice.upTo(9)).toString());
    }

    /** To what fits into a column of type name. */
    private static String shortened(String name) {
        String fitting = name;
        while (fitting.getBytes(StandardCharsets.UTF_8).length > 63) {
            fitting = fitting.substring(0, fitting.length() - 1);
        }
        return fitting;
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
