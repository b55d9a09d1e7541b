package io.pgconvoy.cli;

import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of {@code --use-list}: each line begins with a dump ID; what follows a semicolon is a comment.
 */
final class TocListFile {
    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*(\\d{1,9})");

    private TocListFile() {}

    /** The dump IDs in the file's order. */
    static List<Integer> read(String file, Messages messages) {
        List<Integer> dumpIds = new ArrayList<>();
        for (String line : lines(file)) {
            int semicolon = line.indexOf(';');
            String entry = semicolon < 0 ? line : line.substring(0, semicolon);
            Matcher number = LEADING_NUMBER.matcher(entry);
            if (number.lookingAt()) {
                dumpIds.add(Integer.valueOf(number.group(1)));
            } else if (!entry.isBlank()) {
                messages.warning("line ignored: " + line);
            }
        }
        return dumpIds;
    }

    /** Names in a listing may be in any encoding: their bytes do not matter here. */
    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw StorageFailure.of("could not open TOC file \"" + file + "\"", e);
        }
    }
}
