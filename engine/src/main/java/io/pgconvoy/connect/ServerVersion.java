package io.pgconvoy.connect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of a server.
 *
 * @param number as in {@code server_version_num}: 180006 is 18.6, 90624 is 9.6.24
 * @param text as in {@code server_version}, with the packager's suffix: {@code 15.18 (Debian 15.18-0+deb12u1)}
 */
public record ServerVersion(int number, String text) {
    private static final Pattern LEADING_NUMBERS = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?.*");

    /** Reads the text a server reports on connecting; development releases ({@code 19devel}) count as minor 0. */
    public static ServerVersion parse(String text) {
        Matcher numbers = LEADING_NUMBERS.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("not a PostgreSQL version: " + text);
        }
        int first = part(numbers, 1);
        int number = first >= 10
                ? first * 10_000 + part(numbers, 2)
                : first * 10_000 + part(numbers, 2) * 100 + part(numbers, 3);
        return new ServerVersion(number, text);
    }

    /** Whether the server is of this release or a later one; {@code 14} is 14, {@code 906} is 9.6. */
    public boolean atLeast(int release) {
        return number >= firstNumberOf(release);
    }

    /** Whether the server is of this release or a later one, written as people do: {@code "9.6"}, {@code "14"}. */
    public boolean atLeast(String release) {
        return atLeast(release(release));
    }

    public boolean has(ServerFeature feature) {
        return feature.isIn(this);
    }

    /** Whether the server is one whose catalogs can be read: stock tools draw the line at 9.2 too. */
    public boolean isSupported() {
        return atLeast("9.2");
    }

    /** The release this server belongs to: 18 for 18.6, 906 for 9.6.24. */
    public int release() {
        return number >= 100_000 ? number / 10_000 : number / 100;
    }

    /** {@code "9.6"} as 906, {@code "14"} as 14. */
    public static int release(String text) {
        return parse(text).release();
    }

    private static int firstNumberOf(int release) {
        return release >= 100 ? release * 100 : release * 10_000;
    }

    private static int part(Matcher numbers, int group) {
        String digits = numbers.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** As {@code server_version_num} shows it, for text that carries it along: {@code "180006"}. */
    public String digits() {
        return Integer.toString(number);
    }

    @Override
    public String toString() {
        return text;
    }
}
