package io.pgconvoy.compat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sets of pg_dump options that dumps are compared under: resource {@code option-sets}, one set a line. */
public final class OptionSets {
    private OptionSets() {}

    /** All sets; the empty line is the set without options. */
    public static List<String> all() {
        try (InputStream stream = open();
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open() throws IOException {
        String fixtures = System.getProperty("pgconvoy.fixtures");
        return fixtures == null
                ? OptionSets.class.getResourceAsStream("/option-sets")
                : Files.newInputStream(Path.of(fixtures).resolveSibling("option-sets"));
    }

    /** The arguments that a set stands for. */
    public static List<String> arguments(String options) {
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
    }
}
