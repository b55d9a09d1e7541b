package io.pgconvoy.compat.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command lines of one tool: a file with one a line, where {@code @x} is the filter file {@code x}. */
final class CommandLines {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private CommandLines() {}

    static List<List<String>> of(String tool) {
        Path folder = folder();
        try {
            return Files.readAllLines(folder.resolve(tool + ".txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> words(line, folder.resolve("filters")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String line, Path filters) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(text.replace("@", filters + "/"));
        }
        return words;
    }

    private static Path folder() {
        try {
            return Path.of(CommandLines.class.getResource("/command-lines").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
