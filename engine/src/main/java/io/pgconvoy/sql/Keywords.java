package io.pgconvoy.sql;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The key words a stock release quotes: all of its own parser's but the unreserved ones, whatever the server's version
 * (fmtIdEnc in string_utils.c).
 */
final class Keywords {

    private static final Set<String> OF_13 = read(Set.of(), "keywords-13.txt");
    private static final Set<String> OF_16 = read(OF_13, "keywords-16.txt");
    private static final Set<String> OF_17 = read(OF_16, "keywords-17.txt");

    private Keywords() {}

    static Set<String> of(Dialect dialect) {
        if (dialect.has(Feature.JSON_KEYWORDS)) {
            return OF_17;
        }
        return dialect.has(Feature.JSON_CONSTRUCTOR_KEYWORDS) ? OF_16 : OF_13;
    }

    private static Set<String> read(Set<String> older, String resource) {
        Set<String> words = new HashSet<>(older);
        try (InputStream in = Objects.requireNonNull(Keywords.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(words::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(words);
    }
}
