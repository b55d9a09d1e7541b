package io.pgconvoy.connect;

import io.pgconvoy.api.error.UsageException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stock release whose output is reproduced, to the minor: 13.16 and 13.23 write differently. */
public record Dialect(int major, int minor) implements Comparable<Dialect> {
    /** The newest minor of each major whose output is known. */
    private static final TreeMap<Integer, Integer> NEWEST_MINORS =
            new TreeMap<>(Map.of(13, 23, 14, 24, 15, 19, 16, 15, 17, 11, 18, 6, 19, 0));

    private static final Pattern RELEASE = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,3}))?");

    public Dialect {
        if (!NEWEST_MINORS.containsKey(major) || minor < 0) {
            throw new IllegalArgumentException("no dialect " + major + "." + minor);
        }
    }

    /** {@code "18"} is the newest known minor of 18; {@code "13.16"} is exactly that one. */
    public static Dialect parse(String text) {
        Matcher release = RELEASE.matcher(text.strip());
        if (!release.matches()) {
            throw new UsageException("invalid PostgreSQL release \"" + text + "\": expected a major such as 18"
                    + " or a minor such as 13.16");
        }
        int major = Integer.parseInt(release.group(1));
        if (!NEWEST_MINORS.containsKey(major)) {
            throw new UsageException("cannot reproduce the output of PostgreSQL release \"" + text + "\": known are "
                    + NEWEST_MINORS.firstKey() + " to " + NEWEST_MINORS.lastKey());
        }
        return release.group(2) == null ? newestOf(major) : new Dialect(major, Integer.parseInt(release.group(2)));
    }

    /** What is written for a server when the user asked for nothing else: its own major, as far as known. */
    public static Dialect forServer(ServerVersion server) {
        int major = server.number() / 10_000;
        return newestOf(Math.min(Math.max(major, NEWEST_MINORS.firstKey()), NEWEST_MINORS.lastKey()));
    }

    public static Dialect newest() {
        return newestOf(NEWEST_MINORS.lastKey());
    }

    /** Whether this server is newer than the newest dialect, so that a dump of it deserves a warning. */
    public static boolean isBeyondKnown(ServerVersion server) {
        return server.number() / 10_000 > NEWEST_MINORS.lastKey();
    }

    public boolean has(Feature feature) {
        return feature.isIn(this);
    }

    private static Dialect newestOf(int major) {
        return new Dialect(major, Objects.requireNonNull(NEWEST_MINORS.get(major)));
    }

    @Override
    public int compareTo(Dialect other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    /** As users write it: {@code 13.16}. */
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
