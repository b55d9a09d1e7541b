package io.pgconvoy.cli;

import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The file of {@code --use-list}. */
final class TocListFile {
    private TocListFile() {}

    /** Names in a listing may be in any encoding: their bytes do not matter here. */
    static List<String> lines(String file) {
        try {
            String text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
            return Arrays.asList(text.split("\n", -1));
        } catch (IOException e) {
            throw StorageFailure.of("could not open TOC file \"" + file + "\"", e);
        }
    }
}
