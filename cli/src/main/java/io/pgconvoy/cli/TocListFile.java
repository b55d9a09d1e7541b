package io.pgconvoy.cli;

import io.pgconvoy.sql.LenientUtf8;
import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The file of {@code --use-list}. */
final class TocListFile {
    private TocListFile() {}

    /** Names in a listing may be in any encoding: their bytes matter only where a line is quoted that is none. */
    static List<String> lines(String file) {
        try {
            String text = LenientUtf8.decode(Files.readAllBytes(Path.of(file)));
            return Arrays.asList(text.split("\n", -1));
        } catch (IOException e) {
            throw StorageFailure.of("could not open TOC file \"" + file + "\"", e);
        }
    }
}
