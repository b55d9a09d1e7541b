package io.pgconvoy.connect;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        return new Releases(Arrays.stream(firstReleases)
                .map(release -> release.split("\\."))
                .collect(Collectors.toMap(
                        part -> Integer.valueOf(part[0]),
                        part -> part.length > 1 ? Integer.parseInt(part[1]) : 0,
                        Math::min,
                        TreeMap::new)));
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
