package io.pgconvoy.compat.dump;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of a plain dump or of an archive's listing with what may differ between two equal dumps
 * replaced: restrict keys, the two version lines, times. Bytes are kept one to a character, so that nothing is lost to decoding.
 */
public record PlainText(List<String> lines) {
    private static final Pattern RESTRICT = Pattern.compile("^\\\\(restrict|unrestrict) [A-Za-z0-9]+$");
    private static final Pattern VERSION =
            Pattern.compile("^-- Dumped (from database|by pg_dump|by pg_dumpall) version .*$");
    private static final Pattern TIME = Pattern.compile("^-- (Started|Completed) on .*$");
    private static final Pattern LISTED = Pattern.compile(
            "^; *(Archive created at|Compression:|Dumped from database version:|Dumped by pg_dump version:) .*$");

    /** What stock writes of 15.20's own option, and no server takes: decision 0005. */
    private static final Pattern NOT_RESTORABLE = Pattern.compile(
            "ALTER (?:FOREIGN )?TABLE ONLY (?:[^;]|;(?!\n))* SET \\(pg_attver=\\d+\\);\n|pg_attver=\\d+, ");

    /**
     * The name of a NOT NULL constraint on an inherited column, which stock never quotes: decision 0005. A name that
     * could do without quotes has none in ours.
     */
    private static final Pattern INHERITED_NOT_NULL =
            Pattern.compile("^    CONSTRAINT (\"(?![a-z_\\x80-\\xff][a-z0-9_$\\x80-\\xff]*\").*\") NOT NULL (?=.)");

    public static PlainText of(byte[] dump) {
        String text = new String(dump, StandardCharsets.ISO_8859_1);
        if (text.contains("pg_attver=")) {
            text = NOT_RESTORABLE.matcher(text).replaceAll("");
        }
        return new PlainText(
                Stream.of(text.split("\n", -1)).map(PlainText::normalised).toList());
    }

    private static String normalised(String line) {
        if (line.startsWith("\\")) {
            return RESTRICT.matcher(line).replaceFirst("\\\\$1 KEY");
        }
        if (line.startsWith("-- ")) {
            return TIME.matcher(VERSION.matcher(line).replaceFirst("-- Dumped $1 version V"))
                    .replaceFirst("-- $1 on T");
        }
        if (line.startsWith("    CONSTRAINT \"")) {
            return unquoted(line);
        }
        return line.startsWith(";") ? LISTED.matcher(line).replaceFirst("; $1 V") : line;
    }

    private static String unquoted(String line) {
        Matcher name = INHERITED_NOT_NULL.matcher(line);
        if (!name.find()) {
            return line;
        }
        String plain =
                name.group(1).substring(1, name.end(1) - name.start(1) - 1).replace("\"\"", "\"");
        return "    CONSTRAINT " + plain + " NOT NULL " + line.substring(name.end());
    }

    static String readable(String line) {
        return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
