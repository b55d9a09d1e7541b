package io.pgconvoy.connect;

import java.util.Map;
import java.util.TreeMap;

/**
 * The stock releases that have something, by the first of each major that got it by a minor release. Majors after the
 * last one listed have it from their start, majors not listed before that do not have it.
 */
public final class Releases {
    private final TreeMap<Integer, Integer> firstMinors;

    private Releases(TreeMap<Integer, Integer> firstMinors) {
        this.firstMinors = firstMinors;
    }

    /** From first releases such as {@code "13.22", "14.19", "18"}. */
    public static Releases since(String... firstReleases) {
        TreeMap<Integer, Integer> firstMinors = new TreeMap<>();
        for (String release : firstReleases) {
            int dot = release.indexOf('.');
            int major = Integer.parseInt(dot < 0 ? release : release.substring(0, dot));
            firstMinors.merge(major, dot < 0 ? 0 : Integer.parseInt(release.substring(dot + 1)), Math::min);
        }
        return new Releases(firstMinors);
    }

    public boolean include(Dialect dialect) {
        Map.Entry<Integer, Integer> last = firstMinors.lastEntry();
        if (dialect.major() > last.getKey()) {
            return true;
        }
        Integer firstMinor = firstMinors.get(dialect.major());
        return firstMinor != null && dialect.minor() >= firstMinor;
    }
}
