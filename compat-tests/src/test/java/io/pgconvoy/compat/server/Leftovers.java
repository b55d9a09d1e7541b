package io.pgconvoy.compat.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of owned servers, which bear the process ID of the run that owns them. Keepers remove them when their run
 * has ended, but gigabytes take their time, and a machine that is stopped meanwhile keeps them: the next run has them
 * removed.
 */
final class Leftovers {
    private static final String PREFIX = "pgconvoy-compat-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-\\w+");
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private Leftovers() {}

    /** A new name for a folder of this run. */
    static String name() {
        return PREFIX + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36);
    }

    /** Has what runs left there removed that have ended, in the background; once for each place. */
    static void sweep(Path place) {
        if (SWEPT.add(place) && Files.isDirectory(place)) {
            List<Path> left = left(place);
            if (!left.isEmpty()) {
                remove(left);
            }
        }
    }

    /** The folders in that place whose run is over. */
    static List<Path> left(Path place) {
        try (Stream<Path> found = Files.list(place)) {
            return found.filter(folder -> isLeft(folder.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLeft(String folder) {
        Matcher name = NAME.matcher(folder);
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static void remove(List<Path> folders) {
        List<String> command = new ArrayList<>(List.of("nice", "rm", "-rf"));
        folders.forEach(folder -> command.add(folder.toString()));
        try {
            Programs.builder(command, Map.of())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
